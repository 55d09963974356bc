"""Names of months and weekdays, and words for days near today, in six languages. Lists only, lower case."""

from typing import Final

_MONTH_NAMES: Final = (
    "january jan januar jänner janvier janv enero січня січень січні января январь январе",
    "february feb februar février févr febrero лютого лютий лютому февраля февраль феврале",
    "march mar märz mars marzo березня березень березні марта март марте",
    "april apr avril abril квітня квітень квітні апреля апрель апреле",
    "may mai mayo травня травень травні мая май мае",
    "june jun juni juin junio червня червень червні июня июнь июне",
    "july jul juli juillet juil julio липня липень липні июля июль июле",
    "august aug août agosto серпня серпень серпні августа август августе",
    "september sept sep septembre septiembre setiembre вересня вересень вересні сентября сентябрь сентябре",
    "october oct oktober okt octobre octubre жовтня жовтень жовтні октября октябрь октябре",
    "november nov novembre noviembre листопада листопад листопаді ноября ноябрь ноябре",
    "december dec dezember dez décembre déc diciembre грудня грудень грудні декабря декабрь декабре",
)
MONTHS: Final = {word: number for number, words in enumerate(_MONTH_NAMES, start=1) for word in words.split()}
CAPITAL_MONTHS: Final = frozenset("may mar march jan jun jul aug sep sept oct nov dec feb apr mai mars juin".split())
"""Names that are another word, or nothing, without their capital, when a day follows or precedes."""
_WEEKDAY_NAMES: Final = (
    "monday montag lundi lunes понеділок понеділка понедельник понедельника",
    "tuesday dienstag mardi martes вівторок вівторка вторник вторника",
    "wednesday mittwoch mercredi miércoles середа середу середи среду среда",
    "thursday donnerstag jeudi jueves четвер четверга четверг",
    "friday freitag vendredi viernes п'ятниця п'ятницю п’ятницю п'ятниці пятницу пятница",
    "saturday samstag sonnabend samedi sábado субота суботу суботи субботу суббота",
    "sunday sonntag dimanche domingo неділя неділю неділі воскресенье",
)
WEEKDAYS: Final = {word: number for number, words in enumerate(_WEEKDAY_NAMES) for word in words.split()}
_NEAR: Final = {
    -2: "the day before yesterday|vorgestern|avant-hier|anteayer|позавчора|позавчера",
    -1: "yesterday|last night|gestern|ayer|вчора|вчера|昨日",
    0: "today|tonight|this morning|this afternoon|this evening|heute|aujourd'hui|aujourd’hui|hoy|сьогодні|сегодня|今日",
    1: "tomorrow|demain|завтра|明日",
}
NEAR_DAYS: Final = {words: offset for offset, group in _NEAR.items() for words in group.split("|")}
COUNTS: Final = {
    word: number
    for number, words in enumerate(
        "a/an/one/single two/couple three/few four five six seven eight nine ten eleven twelve".split(), start=1
    )
    for word in words.split("/")
}
SEASONS: Final = "spring|summer|autumn|fall|winter"
