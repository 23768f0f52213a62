"""What a decision that says no tells about where one can turn. Laws: 行政复议法 (2023), 行政诉讼法 (2017)."""

REVIEW_REMEDY = "可以自收到本决定书之日起{within}内{organ}申请行政复议（行政复议法第二十条）。"
REVIEW_WITHIN, REVIEW_ORGAN = "六十日", "依法"
SUIT_REMEDY = "也可以自收到本决定书之日起{within}内依法向{organ}提起行政诉讼（行政诉讼法第四十六条）。"
SUIT_WITHIN, SUIT_ORGAN = "六个月", "有管辖权的人民法院"
REMEDY_AT = "地址和电话：{places}。"
TO_ORGAN = "向{organ}"
PLACES_COMMA = "、"
