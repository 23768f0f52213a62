"""What the letter about a joint visit to the place says (联合踏勘)."""

VISIT = (
    "您的“{thing}”申请（办件编号{number}）中有事项需要查看现场。各部门约在一个时间一起来，"
    "定于{day}{clock}到{place}核查（行政许可法第三十四条）。"
)
WHO, PEOPLE, NOT_NAMED = "谁来", "核查人员", "由{unit}另行确定，见办件页面"
WHAT, PREPARE = "看什么", "您要准备的"
BE_THERE = "请您或者委托的人到场，把要看的地方打开。核查人员不少于两名，应当向您出示证件。"
NOTHING_ELSE = "除了上面写明要看的，不用另外准备材料；现场核查不收费。"
ANOTHER_DAY = "这个时间不方便的，可以登录办件页面申请改一次。"
