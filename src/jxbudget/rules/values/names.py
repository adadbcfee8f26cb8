"""What the name of an indicator says of its value: a rate, a cost, a count, a harm."""

import re
from functools import lru_cache

from jxbudget.model.naming import folded


def _any_of(words: str, ends: str = "") -> re.Pattern[str]:
    """Any of the words, anywhere in a name, or before what it ends in."""
    return re.compile(f"(?:{'|'.join(words.split())}){ends}")


_BRACKET = re.compile(r"\(([^()]*)\)$")
_RATE = ("率", "满意度")
_NO_PERCENT = _any_of(
    """
    频 汇 (?<!成)功 分辨 (?<!有)效 概 倍 比 容积 曲 斜 速 流 流速 码 帧 心 脉
    (?<![盈获胜便顺毛红])利 费 周转 周次 流转 换手 更新 采样 刷新 折射 电导 渗透 磁导 波特 比特
    降雨 出水 产水 产气 负荷 应变 死亡 发病 患病 罹患 感染 出生 自杀 伤亡 犯罪 发案 万人 千人
    百万人 十万人 事故 事故发生 故障 故障发生 命中倍 增长倍 伤害 单产 出栏 产出 劳动生产
    全员劳动生产 生产 投入产出 密度
    """,
    ends="率$",
)
_PER_MANY = re.compile(r"[每百千万亿]+(?:人|户|元|公里|车|床|吨)")
_SATISFACTION = ("满意度", "满意率")
_MERIT = (
    *("合格率", "满意率", "覆盖率", "出勤率", "到课率", "知晓率", "及时率", "优良率", "优秀率"),
    *("优质率", "达标率", "准确率", "正确率", "参与率", "参训率", "普及率", "合规率", "通过率"),
    *("成活率", "存活率", "保存率", "完好率", "完整率", "公开率", "规范率", "巩固率", "准点率"),
    *("成功率", "办结率", "结案率", "认可率", "支持率", "好评率", "一致率", "同意率", "签收率"),
    *("送达率", "持证率", "可用率", "治愈率", "好转率", "安全率", "有效率", "合理率", "真实率"),
    *("满意度", "知晓度"),
)
_NOT_THE_WHOLE = _any_of(
    """
    不合格 未合格 不满意 不达标 未达标 不及时 不规范 不准确 不合规 不安全 不通过 未通过 不同意
    无效 毛入学 增长 增加 增幅 提升 提高 上升 下降 降低 减少 变动 变化 同比 环比
    (?:拨备|准备金|利息|利润|现金流|偿债|配套).*覆盖率
    """
)
_CHANGE = _any_of(
    """
    增长 增加 增量 增速 增幅 增值 涨 提升 提高 上升 下降 降低 降幅 减少 变动 变化 同比 环比 偏差
    误差 差异 差额 偏离 顺差 逆差 缺口 温 海拔 高程 盈余 盈亏 利润 结余 赤字 净 幅度 收益
    """
)
_STOCK = _any_of(
    """
    存量 库存 存栏 保有 在册 在校 在岗 在职 在编 在院 在园 在学 在押 现有 期末 年末 余额 结余
    结转 剩余 逾期 未 待 欠 浓度 水位 蓄水 价格 单价 气温 温度 湿度 时限 均 日 每 同时 规模 定额
    标准 维持 维护 保持 运行 登记在 管护 空气 水质 断面 环境 聘用 编外 用工 借用
    值守 值班 驻点 驻守 常驻 派驻 在保 受助 资助 救助 供养 享受 保障 在建 在研 完好
    """
)
_PROGRESS = re.compile(r"(?:执行|进度|完成|支付|到位|使用|支出|开工|竣工|投资|入库)")
_HARM = _any_of(
    """
    事故 投诉 差错 违规 违纪 违法 违约 案件 发案 起数 舆情 信访 上访 泄密 泄露 逾期 故障 损坏
    债务 返贫 污染 超标 超支 超编 超员 超限 退回 退货 纠纷 事件 问题 风险 不良 负面 影响 破坏
    浪费 中断 瘫痪 停电 停机 疫情 暴发 火灾 不合格 不达标 未 零 无 新增 新建债 出国 因公 接待
    公车 公务用车 购车 扩编 增编 副作用 扰民 噪 干扰 异味 冲突 腐败 挪用 截留 虚报 瞒报 滞留
    沉淀 歧视 辐射 排放 降级 闲置 积压 挂账 溢出 欠 外泄 入侵 攻击 感染 重复 结余 结转 调整 调剂
    变更 偏差 死亡 伤亡 受伤 伤害 灾害 危害 危险 隐患 损失 流失 失误 失窃 误差 误报 漏报 漏水
    泄漏 漏洞 缺陷 空缺 短缺 并发症 传染
    """
)
_HARM_COUNTED = re.compile(
    r"(?:事故|投诉|差错|失误|舆情|泄密|泄密事件|责任事件|负面舆情)(?:发生)?"
    r"(?:率|数|数量|次数|起数|件数|量)$"
)
_AGAINST_HARM = _any_of(
    """
    处 查 理 整改 化解 调解 排 修 救 防 降 减 回复 答复 回应 解决 演练 培训 宣传 检 赔 受 办 结
    """
)


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without width, and without what stands in brackets at its end."""
    return _BRACKET.sub("", folded(name)).strip()


@lru_cache(maxsize=4096)
def names_a_unit(name: str) -> bool:
    """Whether a unit (or a remark) stands in brackets at the end: ``培训人数（人）``."""
    return bool(_BRACKET.search(folded(name)))


@lru_cache(maxsize=4096)
def is_percent_rate(name: str) -> bool:
    """Whether the name is one of a share of a hundred: 率 or 满意度, but not 频率 or 汇率."""
    name = plain_name(name)
    return name.endswith(_RATE) and not (_NO_PERCENT.search(name) or _PER_MANY.search(name))


@lru_cache(maxsize=4096)
def is_satisfaction(name: str) -> bool:
    """Whether the name is one of a 满意度."""
    return plain_name(name).endswith(_SATISFACTION) and "不满意" not in name


@lru_cache(maxsize=4096)
def is_merit_rate(name: str) -> bool:
    """Whether it is a part of a whole that should be large: 合格率, 满意度, 覆盖率."""
    name = plain_name(name)
    return name.endswith(_MERIT) and not _NOT_THE_WHOLE.search(name)


@lru_cache(maxsize=4096)
def is_change(name: str) -> bool:
    """Whether the name is one of a change, which may well be below zero: 增长率, 温度."""
    return bool(_CHANGE.search(name))


def is_stock(name: str) -> bool:
    """Whether the name may be one of a state, which does not grow from half-year to year."""
    return bool(_STOCK.search(name)) or is_change(name)


@lru_cache(maxsize=4096)
def is_progress(name: str) -> bool:
    """Whether the name is one of work or money that is used up in the course of the year."""
    return bool(_PROGRESS.search(name)) and is_percent_rate(name) and not is_change(name)


@lru_cache(maxsize=4096)
def may_be_nothing(name: str) -> bool:
    """Whether none at all may be what is wanted: 事故, 投诉, 新增债务."""
    return bool(_HARM.search(name))


@lru_cache(maxsize=4096)
def is_harm(name: str) -> bool:
    """Whether the name is one of a harm that is counted: 事故起数, 投诉率."""
    name = plain_name(name)
    found = _HARM_COUNTED.search(name)
    return found is not None and not _AGAINST_HARM.search(name[: found.start()])
