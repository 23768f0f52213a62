"""What keys says to people."""

RING_MISSING = "找不到密钥文件 {path}：首次安装请运行 onething run 生成；已有数据的，请用 onething restore 恢复密钥备份后再启动。"
RING_UNREADABLE = "密钥文件 {path} 无法读取：请让运行本系统的账户成为它的所有者。"
RING_OPEN = "密钥文件 {path} 可被其他账户读取：请把权限改为只有所有者可读写（chmod 600）后再启动。"
RING_EXISTS = "密钥文件 {path} 已经存在，没有覆盖：覆盖会使已加密的数据永远无法打开。"
RING_BROKEN = "密钥内容格式不对（{what}）：请用密钥备份恢复，不要手工修改。"
RING_KEY_UNKNOWN = "数据所用的密钥（编号 {key_id}）不在密钥文件中：请用包含它的密钥备份恢复密钥文件。"
ERASED = "个人信息已依法销毁，无法查看。"
DATA_KEY_UNKNOWN = "找不到数据密钥，请联系系统管理员核查数据是否完整。"
SIGNING_KEY_UNKNOWN = "“{owner}”还没有签名密钥，请联系系统管理员。"
NO_PROVIDER = (
    "没有可用的SM2签名程序：系统的OpenSSL（libcrypto 3）不含SM2，gmalg也未通过自检，请重新安装本系统的依赖。"
)
PROVIDER_LIBCRYPTO = "OpenSSL libcrypto（测试级，非商用密码产品）"
PROVIDER_PURE_PYTHON = "gmalg纯Python（测试级，非商用密码产品，较慢）"
