"""The six published forms: no error, exactly what is known to be true of them, and no more."""

from jxbudget.compile.check import Examined
from jxbudget.diagnostic import Severity

UNIT = "江苏省造血干细胞捐献者资料库管理中心"
BONE_MARROW, QUALITY = "骨髓库建设专项经费", "骨髓库建设高质量发展专项经费"
STEM_CELLS, ORGANS, SYSTEMS = "造血干细胞捐献工作经费", "人体器官捐献工作经费", "信息系统运维专项"

TRUE = {
    # a misprint in both years
    (UNIT, "JX137", "知晓率度"),
    (ORGANS, "JX137", "知晓率度"),
    # 编制 10, 在编 4, and yet =100%
    (UNIT, "JX505", "=100%"),
    # 成功捐献数 ≥100例 and 捐献成功数 ≥100人
    (UNIT, "JX315", "捐献成功数"),
    (UNIT, "JX421", "≥100人"),
    # the line is called 骨髓库建设高质量发展经费
    (QUALITY, "JX211", "骨髓库建设高质量发展经费"),
    # promised in 年度目标, no indicator for it
    (STEM_CELLS, "JX502", "1万人"),
    (QUALITY, "JX502", "1万人份"),
    # no number at all in 年度目标
    (SYSTEMS, "JX503", "年度目标"),
    (ORGANS, "JX503", "年度目标"),
    # can only be met exactly
    (SYSTEMS, "JX411", "≥100%"),
    # 19.47 carried over with no word on it
    (ORGANS, "JX213", "19.47"),
    # 资金到位率 100% without a comparator
    *((name, "JX404", "100%") for name in (BONE_MARROW, QUALITY, STEM_CELLS, ORGANS, SYSTEMS)),
}


def test_the_published_forms_have_their_true_findings_and_no_other(
    published: list[Examined],
) -> None:
    found = [
        (one.spec.name if one.spec else "", finding.code, finding.excerpt)
        for one in published
        for finding in one.diagnostics
    ]
    assert sorted(found) == sorted(TRUE)


def test_no_published_form_has_an_error(published: list[Examined]) -> None:
    levels = {finding.severity for one in published for finding in one.diagnostics}
    assert levels == {Severity.WARNING, Severity.NOTE}
