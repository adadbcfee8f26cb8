"""What goes wrong on the way to a host, in both languages."""

from jxbudget.diagnostic import Text

NO_TOKEN = Text(
    "没有 {host} 的令牌。请把令牌放进环境变量 {variable}，不要写进命令或文件。",
    "There is no token for {host}. Put it into the variable {variable}, never into a command or "
    "a file.",
)
BAD_TOKEN = Text(
    "环境变量 {variable} 里的令牌含有空格、换行或中文，不会是 {host} 的令牌。请重新复制。",
    "The token in {variable} holds blanks, line breaks or letters that no token of {host} has. "
    "Copy it again.",
)
NO_REPOSITORY = Text(
    "不知道是 {host} 的哪个仓库：{variables} 都没有设置。请设置其中一个，例如 {example}。",
    "Which repository of {host} is not known: none of {variables} is set. Set one of these, "
    "such as {example}.",
)
BAD_REPOSITORY = Text(
    "“{given}”不是 {host} 的仓库。请写成 {example} 的样子（来自 {variables}）。",
    "“{given}” is no repository of {host}. Write it like {example} (from {variables}).",
)
NO_NUMBER = Text(
    "不知道是哪个拉取请求：{variables} 里没有编号。请在拉取请求触发的流水线里运行，或写明编号。",
    "Which pull request is not known: there is no number in {variables}. Run this in a build of "
    "a pull request, or give the number.",
)
BAD_NUMBER = Text(
    "“{given}”不是拉取请求的编号。编号是一个正整数，例如 12（来自 {variables}）。",
    "“{given}” is no number of a pull request. Write one like 12 (from {variables}).",
)
BAD_BASE = Text(
    "环境变量 {variable} 不是可用的接口地址。请写成 {example} 的样子；http 只能用于本机。",
    "The variable {variable} is no address of an API. Write it like {example}; http is for this "
    "machine only.",
)
BAD_PROXY = Text(
    "代理的地址不可用。请检查环境变量 HTTPS_PROXY，或把 {server} 加进 NO_PROXY。",
    "The address of the proxy cannot be used. Check the variable HTTPS_PROXY, or add {server} to "
    "NO_PROXY.",
)
BAD_NAME = Text(
    "“{given}”不能用作评论的名称。请用 50 个以内的字母、汉字或数字，中间可以有 - . _。",
    "“{given}” cannot name a comment. Use up to 50 letters or digits, with - . _ between them.",
)
TOO_LONG = Text(
    "评论有 {length} 个字符，{host} 最多收 {longest} 个。请缩短内容。",
    "The comment has {length} characters; {host} takes at most {longest}. Shorten it.",
)

UNKNOWN_TOKEN = Text(
    "{host} 不认这个令牌，可能已过期或被撤销。请换一个，放进环境变量 {variable}。{said}",
    "{host} does not know this token; it may have expired. Put another into the variable "
    "{variable}.{said_en}",
)
NOT_THERE = Text(
    "在 {host} 上找不到这个仓库或拉取请求（{place}），或者令牌看不到它。"
    "请核对仓库和编号，以及 {variable} 里的令牌。{said}",
    "{host} has no such repository or pull request ({place}), or the token cannot see it. Check "
    "both, and the token in {variable}.{said_en}",
)
LIMITED = Text(
    "{host} 暂时不再接受这个令牌的请求（{status}）。请过一会儿再运行。{said}",
    "{host} takes no more requests of this token for now ({status}). Run again later.{said_en}",
)
REJECTED = Text(
    "{host} 没有接受请求（{status}）。请核对仓库、编号和内容。{said}",
    "{host} did not accept the request ({status}). Check repository, number and text.{said_en}",
)
MOVED = Text(
    "{host} 把请求指到了别处（{status}），令牌不会跟过去。"
    "请核对 {base}；仓库改过名的，请改用新的名称。",
    "{host} points elsewhere ({status}), where the token does not go. Check {base}; of a "
    "repository that was renamed give the new name.",
)
DOWN = Text(
    "{host} 出了故障（{status}）。请过一会儿再运行，已发出的评论不会重复。{said}",
    "{host} is out of order ({status}). Run again later; a comment that arrived is not posted "
    "twice.{said_en}",
)
NOT_AN_API = Text(
    "{server} 的回答不像 {host} 的接口。请核对环境变量 {base} 和代理。",
    "What {server} answers is not the API of {host}. Check the variable {base} and the proxy.",
)
TOO_BIG = Text(
    "{server} 的回答太大，没有读完。请核对环境变量 {base}。",
    "What {server} answers is too big to be read. Check the variable {base}.",
)
TOO_MANY = Text(
    "{place} 的评论超过 {most} 条，没有读完，也没有发表评论。请另开一个拉取请求。",
    "{place} has more than {most} comments; they were not read to the end and nothing was posted. "
    "Open another pull request.",
)
NO_CONNECTION = Text(
    "连不上 {server}。请检查网络、代理（HTTPS_PROXY）和环境变量 {base}。",
    "{server} cannot be reached. Check the network, the proxy (HTTPS_PROXY) and the variable "
    "{base}.",
)
NO_PROXY = Text(
    "通过代理连不上 {server}。请检查 HTTPS_PROXY，或把它加进 NO_PROXY。",
    "{server} cannot be reached by the proxy. Check HTTPS_PROXY, or add it to NO_PROXY.",
)
CERTIFICATE = Text(
    "{server} 的证书不可信，令牌没有发出。单位自签的证书可用环境变量 SSL_CERT_FILE 指定。",
    "The certificate of {server} is not trusted, and the token was not sent. SSL_CERT_FILE names "
    "the certificates of an organisation of its own.",
)
LATE = Text(
    "{server} 迟迟没有回答。请过一会儿再运行，已发出的评论不会重复。",
    "{server} does not answer in time. Run again later; a comment that arrived is not posted "
    "twice.",
)
BROKEN = Text(
    "与 {server} 的连接中断了。请再运行一次，已发出的评论不会重复。",
    "The connection to {server} broke. Run again; a comment that arrived is not posted twice.",
)
