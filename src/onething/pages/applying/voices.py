"""To whom the pages of applying speak: the applicant themselves, or a clerk about the applicant."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """Every sentence of applying that names the reader."""

    plan_title: str
    plan_ready: str
    saved_note: str
    given: str
    answers: str
    no_papers: str
    asked_title: str
    free_title: str
    asked_how: str
    welcome_title: str
    filled_title: str
    file_hint: str
    begin: str
    sign_begin: str


CITIZEN = Voice(
    plan_title="您的方案",
    plan_ready="按您的回答，要办 {matters} 个事项，填 1 张表，交 {materials} 份材料。",
    saved_note="“原来”按每个事项单独去办计算，“现在”按您的回答一次办计算。",
    given="给您",
    answers="您的回答",
    no_papers="一份都不用交，直接去核对。",
    asked_title="要您交的",
    free_title="不用您准备的，为什么",
    asked_how="您来交",
    welcome_title="可以不交，交了办得更顺",
    filled_title="不用您填的",
    file_hint="拍照或选文件，PDF、图片、OFD、Word、Excel 都行，每份不超过 20 MB。",
    begin="开始申请",
    sign_begin="没有问题，获取签名码",
)
WINDOW = Voice(
    plan_title="申请人的方案",
    plan_ready="按申请人的回答，要办 {matters} 个事项，填 1 张表，交 {materials} 份材料。",
    saved_note="“原来”按每个事项单独去办计算，“现在”按申请人的回答一次办计算。",
    given="结果",
    answers="申请人的回答",
    no_papers="一份都不用交，直接去核对。",
    asked_title="要申请人交的",
    free_title="不用申请人准备的，为什么",
    asked_how="申请人交",
    welcome_title="可以不交，交了办得更顺",
    filled_title="不用填的",
    file_hint="核对原件后扫描或拍照上传，PDF、图片、OFD、Word、Excel 都行，每份不超过 20 MB。",
    begin="登记申请人",
    sign_begin="没有问题，交申请人签名",
)
