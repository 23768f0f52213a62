"""What parcels says to people."""

CARRIER_MISSING = "寄递服务没有配置，寄不出去。请联系平台管理员设置 ONETHING_CARRIER。"
UNKNOWN = "承运方没有这个运单号：{number}。请核对运单号。"
REFUSED_NOTE = "收件人拒收或者地址无法投递"
