"""What the case says when nothing of it is kept any more."""

DESTROYED = "本办件的档案保管期限已满，已按销毁清单{number}依法销毁，内容不再保存，也不能恢复。"
FILED = "这一件已经归档。"
NEVER_HANDED_IN = "这一件没有提交过，没有要归档的。"
