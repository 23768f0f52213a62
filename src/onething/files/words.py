"""What files says to people."""

TOO_LARGE = "文件不能超过20 MB，请压缩或分成几个文件后再上传。"
EMPTY = "文件是空的，请选择正确的文件后再上传。"
TYPE_NOT_ACCEPTED = "不接受这种文件：请上传{kinds}格式的文件。"
NAME_DISAGREES = "文件名与内容不一致：内容是{kind}，请把文件名的后缀改为{suffixes}，或选择正确的文件。"
DAMAGED = "文件不完整或已损坏，请重新扫描或导出后再上传。"
LOCKED = "文件设有密码，无法审核，请去掉密码后再上传。"
NAME_EMPTY = "文件没有名称，请给文件起一个名称后再上传。"
NAME_CHARACTERS = "文件名含有看不见的控制字符，请改名后再上传。"
NAME_TOO_LONG = "文件名不能超过120个字，现在是{length}个字，请改短后再上传。"
UNKNOWN = "没有这个文件，可能已被替换或删除。"
DISCARDED = "文件内容已按规定清除，无法查看。"
ERASED = "文件已依法销毁，无法查看。"

KINDS = {
    "image/jpeg": "JPG图片",
    "image/png": "PNG图片",
    "image/webp": "WebP图片",
    "image/heic": "HEIC图片",
    "application/pdf": "PDF文档",
    "application/ofd": "OFD文档",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word文档（docx）",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel表格（xlsx）",
}
