"""What the workbook says to people, and what is said about it."""

TITLE = "事项与材料清单"
CHOOSE, WHOLE_NUMBER = "请从列表里选", "请填整数"
NEEDED = "必填。"
ABOUT_COLUMNS = ("工作表", "列", "要求", "标准里的名称", "可选值")
HOW_TO = (
    "一行一个事项、一行一份材料；各清单（收费项目、编码等）一行一条，用“事项编号”对应。",
    "表头的字不要改，列的先后可以换。黄色表头的列必填。",
    "没有查到的就空着，不要推测，不要写“无”“/”。",
    "文字都按“文本”填：编码开头的 0、很长的编码、以 = 开头的文字都会原样保留。",
    "一格里要写几条的，一条一行（Alt+Enter 换行）；事项编号之间用顿号。",
    "条件写成“问题键=取值”，如 entity=partnership；可选多个的问题写成“问题键~取值”。",
    "删去一行就是删去那个事项或材料：导入前会先列出全部变化，确认后才保存。",
    "最后的“附加”列是系统用的，请不要改动。",
)

NOT_A_WORKBOOK = "这不是 .xlsx 文件。请用 Excel 或 WPS 另存为“Excel 工作簿（*.xlsx）”后再选。"
OLD_OR_LOCKED = "这是旧格式（.xls）或加了密码的文件。请去掉密码，另存为 .xlsx 后再选。"
DAMAGED = "文件不完整或已损坏。请重新下载模板，或另存一份后再选。"
TOO_LARGE = "文件太大，不能超过 {limit} MB。请删去图片和多余的工作表后再选。"
TOO_BIG_INSIDE = "文件里的内容太多，展开后超过 {limit} MB。请删去图片和多余的工作表后再选。"
TOO_MANY_ROWS = "工作表太大：最多 {rows} 行、{columns} 列。请删去下面和右边的空白格式行列，或分成几次导入。"
NO_FILE = "请先选择文件。"

REFUSED = "表格里有 {count} 处要改，没有导入任何内容。"
SHEET_MISSING = "缺少这张工作表。请用本系统下载的模板，不要改工作表的名字。"
HEADING_MISSING = "缺少这一列。请用本系统下载的模板，不要改表头。"
HEADING_UNKNOWN = "不认识这一列。请删去，或改回模板里的表头。"
HEADING_TWICE = "这一列出现了两次。请只留一列。"
NUMBER_MISSING = "没有写事项编号。"
NUMBER_UNKNOWN = "“事项”表里没有编号为“{number}”的事项。"
NUMBER_TWICE = "事项编号“{number}”出现了两次。"
KEY_TWICE = "同一个事项里“{key}”出现了两次。"
EXTRA_BROKEN = "附加列的内容被改动过。请恢复原样，或者清空这一格。"
OTHER_THING = "这是“{theirs}”的表，这里是“{ours}”。请选对文件。"
NUMBER_CELL = "这一格是数字，开头的 0 和太长的编码会丢。请把单元格设成“文本”再重新填。"
DATE_CELL = "Excel 把这一格当成日期了。请把单元格设成“文本”，再重新填原来的字。"
FLAG_CELL = "这一格是 TRUE/FALSE，请改成文字。"
"""Cells that are no texts."""
NO_MATTERS = "“事项”表里一行都没有。"
ELSEWHERE = "这样导入后，{where}会对不上：{sentence}"
PLACES = {
    "thing": "一件事本身",
    "question": "情形提问",
    "field": "表单",
    "matter": "事项",
    "material": "材料",
}
