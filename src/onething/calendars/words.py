"""What the calendars say to people."""

FILE_ROW = "放假通知文件第{line}行有误：应为“日期,名称,off或work,通知,发布日期”，日期形如2026-02-13。"
NOTICE_CONTRADICTS = (
    "{published}发布的通知对{day}的安排与已登记的不一致；已登记的通知不能修改，请核对后另按新的发布日期登记。"
)
NOTICE_INCOMPLETE = "{year}年的放假通知不完整，缺少法定节假日：{days}。请补全后再登记。"
