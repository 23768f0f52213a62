"""What the ledger says to people."""

ERASED = "已依法销毁"

CONCURRENT_ACT = "同一办件刚刚有另一项操作，本次操作没有生效，请刷新后重试。"
AUDIT_ONLY = "只有台账审计岗位可以核验全部台账。"

PLACE_ROW = "{kind} {id} 第{seq}行"
PLACE_CHAIN = "这条链"
PLACE_LEDGER = "全部台账"
PLACE_CHECKPOINT = "检查点 第{seq}个"
PLACE_BATCH = "访问记录 第{seq}批"

EMPTY_CHAIN = "没有任何行"
ROW_BROKEN = "内容与本行的哈希不符，行被改动过"
ROW_MISSING = "这一行不见了（下一行是第{found}行）"
ROW_REPEATED = "行号不连续，出现了第{found}行"
LINK_BROKEN = "记载的上一行哈希与上一行不符，前后行被改动、调换或替换过"
SUBJECT_MIXED = "混入了别的链的行"
LAYOUT_UNKNOWN = "行的版本{layout}不认识"

HEAD_MISSING = "检查点{seq}记载过这一行，现在不见了，链尾或整条链被删除过"
HEAD_CHANGED = "与检查点{seq}记载的哈希不符，链被改写过"
WAITING_MISSING = "待签入检查点的这一行不见了，链尾或整条链被删除过"
WAITING_CHANGED = "与待签入检查点的哈希不符，链被改写过"
COUNT_WRONG = "台账现有{found}行，检查点和待签入的共{expected}行，有行被删除或插入过"

CHECKPOINT_MISSING = "检查点不连续，这一个不见了"
CHECKPOINT_BROKEN = "内容与哈希不符，检查点被改动过"
CHECKPOINT_LINK = "记载的上一个检查点哈希不符"
CHECKPOINT_SIGNATURE = "签名不是台账密钥对这一检查点的签名"
CHECKPOINT_KEY = "签名公钥不是台账的公钥"

BATCH_MISSING = "访问记录不连续，这一批不见了"
BATCH_BROKEN = "内容与哈希不符，访问记录被改动、删除或插入过"
BATCH_LINK = "记载的上一批哈希不符"
BATCH_HEAD = "与检查点{seq}记载的哈希不符"
