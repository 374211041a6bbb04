"""What sort of assertion a claim is, by its figures, its verbs and a few classes of words."""

import re
from collections.abc import Sequence

from oicsummit.analysis.types import Kind, Quantity

_CURRENCIES = frozenset("GBP USD EUR INR JPY AUD CAD NZD CNY CHF ZAR NGN KES BRL MXN RUB SEK NOK DKK PLN".split())
_DURATIONS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_RECORD = re.compile(
    r"""\b(?:record(?!ed|s?\s+(?:of|show))(?:-\w+)?(?=\s+[a-z\d£$€])|on\s+record|itself\s+a\s+record|a\s+record\b
      | first\s+(?:of\s+its\s+kind|time|\w+\s+(?:ever|in\s+(?:\w+\s+)?(?:history|years|decades)|to\b|since\b))
      | for\s+the\s+first\s+time | (?:the|its|their|his|her|our)\s+(?:first|last|only)\s+\w+\s+(?:to|since|on|in)\b
      | unprecedented | (?:never|not)\s+(?:before|since) | all-time | since\s+records\s+began | in\s+(?:\S+\s+){0,4}history
      | in\s+a\s+generation | ever\s+(?:recorded|seen|mounted|made|built|held))""",
    re.IGNORECASE | re.VERBOSE,
)
_SUPERLATIVE = re.compile(
    r"""\b(?:highest|lowest|largest|biggest|smallest|deadliest|worst|best|longest|shortest|steepest|fastest|slowest
      |sharpest|oldest|youngest|fewest|busiest|hottest|coldest|wettest|driest|warmest|heaviest|lightest|greatest|strongest
      |weakest|richest|poorest|cheapest|tallest|deepest|most\s+\w+|least\s+\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SCOPE = re.compile(
    r"""\b(?:since|ever|in\s+(?:the\s+)?(?:world|country|region|history|city|continent|year|decade|century|\d+|\w+\s+years)
      |on\s+record|of\s+(?:the|any|all)|among|for\s+\w+\s+(?:years|months|decades)|in\s+(?:[A-Z]|\w+\s+(?:years|decades|months)))""",
    re.VERBOSE,
)
_FUND = re.compile(
    r"""\b(?:fund(?:s|ed|ing)?|invest(?:s|ed|ing|ment|ments)?|spen[dt](?:s|ing)?|grants?|budgets?|allocat\w+|earmark\w*|pledg\w+
      |set(?:ting)?\s+aside|financ\w+|subsid\w+|donat\w+|aid\s+package|package|bail-?out|award(?:s|ed|ing)?|commit(?:s|ted)?
      |pay(?:s|ing)?\s+(?:for|out)|pay(?:s|ing)?|paid|put(?:ting)?\s+up|give[ns]?|giving|gave|outlay|loan(?:s|ed)?|contribut\w+|rebuild\w*
      |scheme|relief|blown|project|buy|purchase|contract|estimate)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FUND_ALONE = re.compile(
    r"\b(?:fund(?:ed|ing)|invest(?:s|ed|ing|ment)|financ(?:e|ed|ing)|subsid(?:y|ies|ise|ised)|paying)\s+(?!by\b)\w+",
    re.IGNORECASE,
)
_EARNED = re.compile(
    r"\b(?:revenues?|profits?|sales|net\s+debt|earnings|turnover|income|margins?|loss(?:es)?|rose|fell|grew|price[ds]?|worth|owes?"
    r"|debt|made|makes|bills?|costs?|shares?|dividend|takings|valued|average)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"""\b(?:bill|law|laws|legislation|rules?|regulations?|polic(?:y|ies)|act|plans?|strateg(?:y|ies)|ban|bans|powers?|offences?
      |measures?|schemes?|initiative|programme|program|treaty|agreement|directive|targets?|deadline|reforms?|scheme|taskforce
      |framework|requirement|guarantee|ticket|quota|tariffs?|sanctions?|fines?|penalt\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WILL = re.compile(
    r"\b(?:will|shall|won['’]t|'ll|’ll|is\s+to|are\s+to|to\s+be|due\s+to|set\s+to|is\s+set\s+for|plans?\s+to)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:would|could|may|might|likely|expected|forecast|projected|predicted|can|cannot|risk|risks|estimate[sd]?)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"""\b(?:because|due\s+to|caused?|causing|leads?\s+to|led\s+to|leading|result(?:s|ed|ing)?\s+in|thanks\s+to|owing\s+to|contribut\w+
      |driv(?:e|es|en|ing)|undermin\w+|enabl\w+|allow\w*|help(?:s|ed|ing)?|make[s]?|means?|prevent\w*|facilitat\w+|fuel\w*|boost\w*
      |effective\w*|success\w*|fail\w*|work(?:s|ed)?|deliver\w*|blam\w+|disincentiv\w+|deter\w*|impact|effect|so\s+that|too\s+\w+
      |unlikely|likely|enough|risk\w*|intended|designed|aim(?:ed|s)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COPULA = re.compile(
    r"\b(?:is|are|'s|’s|remains?|seems?|appears?|lacks?|needs?|requires?|cannot|can't|can’t|has\s+no|have\s+no)\b",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\b(?:is|are|was|were|been|'s|’s|being)\s+(?:\w+ly\s+|also\s+|now\s+|already\s+)?\w+ing\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did)\b|\b(?!need|indeed|speed|feed|seed|exceed)\w{2,}(?:ed|ought|old|ent|ook|ame|roke|ade)\b"
)


def kind_of(text: str, quantities: Sequence[Quantity], *, verbless: bool = False) -> Kind:
    """Return the kind of a claim with these words and figures; `verbless` for items and headline-like fragments."""
    money = any(quantity.unit in _CURRENCIES for quantity in quantities)
    if is_record(text, bool(quantities)):
        return Kind.RECORD
    if money and _FUND.search(text) and not _EARNED.search(text):
        return Kind.FUNDING
    counted = [quantity for quantity in quantities if quantity.unit not in _DURATIONS]
    future = bool(_WILL.search(text))
    if counted:
        return _counted(text, money, future)
    if _FUND_ALONE.search(text) and not _CAUSE.search(text):
        return Kind.FUNDING
    if future or verbless:
        return Kind.MEASURE
    return _uncounted(text, bool(quantities))


def is_record(text: str, figures: bool) -> bool:
    """Tell whether the words state a first, a last or an extreme: "the heaviest July spell since 1977"."""
    if _RECORD.search(text):
        return True
    match = _SUPERLATIVE.search(text)
    if match is None or re.search(r"\bat\s+(?:least|most|best|worst)\b", text, re.IGNORECASE):
        return False
    return bool(_SCOPE.search(text, match.end())) or (
        not figures and text.lower().startswith(("the " + match.group().lower(), "our best"))
    )


def _counted(text: str, money: bool, future: bool) -> Kind:
    if future:
        return Kind.FUNDING if money and _FUND.search(text) else Kind.MEASURE
    if _MAYBE.search(text) and not re.search(r"\b(?:fell|rose|were|was|had|has|have)\b", text):
        return Kind.ASSESSMENT
    return Kind.STATISTIC


def _uncounted(text: str, lasted: bool) -> Kind:
    if _MAYBE.search(text):
        return Kind.ASSESSMENT
    if _CAUSE.search(text) and not lasted:
        return Kind.ASSESSMENT
    if _PROGRESS.search(text):
        return Kind.MEASURE if _MEASURE.search(text) else Kind.EVENT
    if _PAST.search(text):
        return Kind.EVENT
    if _MEASURE.search(text):
        return Kind.MEASURE
    return Kind.ASSESSMENT if _COPULA.search(text) else Kind.EVENT
