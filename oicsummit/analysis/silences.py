"""Silences: the numbers in a text that are no quantities, such as dates, clock times, labels and addresses."""

import re

from . import dates, numerals

_MONTH, _DAY, _YEAR = dates.MONTH, dates.DAY, dates.YEAR
_DASH = "[-–—/]"

ADDRESSES = re.compile(
    r"""
      https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w-]{1,64}\.\w+ | (?<!\w)[@\#]\w+
    | \b[\w.-]{1,80}\.(?:com|org|net|gov|edu|co\.uk|uk|eu|io|info|html?|pdf)\b\S*
    """,
    re.VERBOSE,
)
TELEPHONES = re.compile(
    r"""
      (?<![\w£$€₹,.])\+\d{1,3}[ .-]?\(?\d[\d .()-]{5,}\d                     # +44 20 7946 0123
    | (?<![\w£$€₹,.])\(?0\d{1,5}\)?[ -]\d{2,8}(?:[ -]\d{2,6})*(?![\d,%])        # 020 7946 0123, 01632 960145
    | (?<![\w£$€₹,.])\(\d{3}\)[ ]?\d{3}-\d{4} | (?<![\d-])\d{3}-\d{3}-\d{4}     # (555) 010-1234
    | (?<![\w£$€₹,.])(?:\d{3}-\d{4}|1-8\d\d-\S+|0\d{6,})(?!\d)
    | \b(?:call|dial|tel|phone|telephone|text(?:[ ][a-z]+[ ]to)?|freephone|helplines?|hotline|code|postcode|pin|fax|ext)
      [:.]?[ ](?:(?:on|to|or|at|us|the|number|and)[ ])*\+?\d[\d -]*(?:(?:,|[ ]and|[ ]or)[ ]\d[\d -]*)*(?!\w|,\d|[ ](?:people|men|women|\w+s\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
DATES = re.compile(
    rf"""
      (?:{dates.WEEKDAY}),?[ ](?:the[ ])?{_DAY}\b(?![ ]\w+s\b)                 # Monday 3
    | {_DAY}(?:[ ]?{_DASH}[ ]?|[ ]to[ ]|[ ]and[ ]|[ ]or[ ]){_DAY}[ ](?:of[ ])?{_MONTH}(?:,?[ ]{_YEAR})?    # 3-5 May 2024
    | {_DAY}(?:[ ]of)?[ ]{_MONTH}\b(?:,?[ ](?:{_YEAR}|\d\d\b(?!%)))?           # 5th of July 2024
    | {_MONTH}[ ]{_DAY}(?:(?:[ ]?{_DASH}[ ]?|[ ]to[ ]|[ ]and[ ]|[ ]or[ ]){_DAY}\b(?![ ][a-z]+))?(?!,\d\d\d|\.\d|\w|[ ](?:million|billion|thousand|lakh|crore|per|people))(?:,?[ ]{_YEAR})?
    | {_MONTH}(?:,|[ ]of)?[ ]{_YEAR}                                          # July 2024
    | \b\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b                                 # 05/07/2024
    | \b(?:19|20)\d\d-\d\d-\d\d\b
    | (?<![\w.,£$€₹])(?:1[89]|20)\d\d[/–-](?:\d\d|20\d\d)\b(?![%,\d]|[ ](?:people|million|billion))   # 2024-25
    """,
    re.VERBOSE,
)
TIMES = re.compile(
    r"""
      \b\d{1,2}(?:[:.]\d\d)?[ ]?(?:[-–]|to|and)[ ]?\d{1,2}(?:[:.]\d\d)?[ ]?[ap]\.?m\b\.?   # 7-10pm
    | \b\d{1,2}(?:[:.]\d\d)?[ ]?[ap]\.?[ ]?m\b\.?(?:[ ](?:on|[A-Z]{2,4}))?                 # 10.30am, 9 a.m.
    | \b\d{1,2}:\d\d(?::\d\d)?(?:[.]\d+)?\b(?:[ ]?(?:GMT|BST|EST|IST|CET|ET|hrs|hours))?   # 10:30
    | \b\d{1,4}(?:[:.]\d\d)?[ ]?(?:GMT|BST|EST|EDT|PST|CET|CEST|IST|UTC|hrs[ ]IST)\b       # 0900 GMT
    | \b\d{1,2}[.]\d\d[ ](?:train|bus|ferry|flight|kick-off|start|service|news)\b
    | \b(?:half|quarter|ten|five|twenty)[ ](?:past|to)[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b(?![ ]\w+s\b)
    | \b\w+[ ]o['’]clock\b | \b24/7\b | \b24[ ]hours[ ]a[ ]day\b | \bnine[ -]to[ -]five\b | \b9[ -]to[ -]5\b
    | \b[Aa]t[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])(?=[ ](?:on[ ]a|on[ ]the|in[ ]the[ ](?:morning|evening|afternoon)|on[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|at[ ]night|that[ ](?:morning|evening|night)|tonight|tomorrow))
    """,
    re.VERBOSE,
)
# Words whose number names one of them: "Article 8", "Flight 103", "Case study 1", "No. 10".
LABELS = re.compile(
    r"""
      \b(?:[Aa]rticles?|[Ss]ections?|[Ss]ec\.|[Cc]lauses?|[Cc]hapters?|[Pp]aragraphs?|[Pp]aras?\.?|[Pp]ages?|[Pp]p?\.|[Aa]nnex|[Aa]nnexe|[Aa]ppendix|[Aa]ppendices
        |[Cc]ase[ ][Ss]tudy|[Ff]igures?|FIGURE|[Ff]igs?\.|[Tt]ables?|[Ff]ootnotes?|[Nn]otes?|[Ss]chedules?|[Rr]ules?|[Rr]egulations?|[Rr]esolutions?|[Dd]irectives?|[Pp]rotocols?|[Aa]mendments?
        |[Nn]os?\.|Nos?|№|[Nn]umber|[Rr]oute|[Ff]light|[Rr]oom|[Tt]erminals?|[Gg]ates?|[Pp]latforms?|[Jj]unctions?|[Ee]xit|[Ii]nterstate|[Hh]ighway|[Cc]hannel|[Ee]pisodes?|[Vv]olumes?|[Vv]ol\.|[Vv]ersions?
        |Phases?|Stages?|Steps?|Tiers?|Levels?|Grades?|Years?|Class|Category|Groups?|Parts?|Lines?|Units?|Blocks?|Boxe?s?|Lots?|Items?|Points?|Questions?|Options?|Pillars?|Goals?|Targets?|Priority|Recommendations?
        |Days?|Weeks?|Rounds?|Games?|Race|Heat|Stops?|Zones?|Wards?|Districts?|Precincts?|Areas?|Sectors?|Piers?|Lanes?|Tracks?|Studio|Radio|Bus|Trains?|Series|Seasons?|Issues?|Act|Acts|Title|Proposition|Prop\.|Bill|Order|Case|Docket|Reactors?|Apartment|Apt\.?|Suite|Floor
        |Highways?|Types?|Models?|Mark|Size|World[ ]War|Super[ ]Bowl|Windows|Apollo|Boeing|Airbus|Formula|Area|Catch|Ocean's|Committee|Paper|Directive|Cmnd|Euro|Top|Agenda|Vision|Project|Horizon|Formation|Fortune|FTSE|Nikkei|S&P|Dow|Nasdaq|CAC|DAX|Stoxx|Nifty|Russell|Sensex|Mission|Mk\.?|Q|v|Covid|COVID|Class[ ]of)
      [ ](?:no\.?[ ]|[Nn]umber[ ]|nos\.?[ ])?\#?\d+(?:\.\d+)*(?:\(\w{1,3}\))*[a-zA-Z]?(?:(?:,?[ ]and[ ]|,[ ]|[ ]?[-–][ ]?|[ ]to[ ]|[ ]or[ ])\d+(?:\.\d+)*(?:\(\w{1,3}\))*(?![\w%]|[ ][a-z]{3}))*(?![\d%]|,\d|\w|[ ](?:million|billion|per[ ]cent|percent|people))
    | \b(?:[Cc]hapter|[Pp]art|[Pp]hase|[Ss]tage|Article|Act|Book|Day|[Pp]age|World[ ]War|[Nn]umber|Line|Group|Formula|Platform|Level|Tier|Type|Round|Grade|Channel|Radio|Case[ ][Ss]tudy|[Pp]lan[ ]B[ ]or)[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    | \b(?:day|week|year|phase|round|stage|step|level|tier|week)[ ](?:one|two|three|four|five|six|\d{1,2})\b(?=[ ](?:of|in|at|on|and)\b|[.,;])
    | \b\d{1,5}[ ](?:[A-Z]\w+[ ]){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Court|Way|Place|Terrace|Crescent)\b
    | \bstop[ ]\d+\b | \#\d+ | \bNumber[ ](?:10|Ten|11)\b | \bage[ ]verification\b
    | \b(?:[A-Z]{2,}|[A-Z][a-z]+)-\d+[A-Z]?\b(?!-)                            # Covid-19, MP-5
    | \b(?:section|rule|chapter|title|part|form|phase|stage|tier|type|level|grade|category|class|band|division|key[ ]stage
        |scope|formula|page|question|platform|group)[ ]\d+\b(?![%,.]\d)
    | \b\d+(?:st|nd|rd|th)s?\b                                                # 21st
    | \b\d+[A-Z]\b(?!\w)(?<!\dM)(?<!\dB)(?<!\dK)(?<!\dT)(?<!\dW)(?<!\dC)(?<!\dF)  # 5G, 3D
    | \b(?:1[5-9]\d|20\d|\d)0s\b | \b\d+-?\([a-z0-9]\)(?:\(\w\))* | \b[48]x4s?\b | \b10-[KQ]\b
    """,
    re.VERBOSE,
)
SCORES = re.compile(
    r"""
      (?<![\d.,£$€₹])\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})+(?![\d%])               # 4-4-2, 12-3-1
    | (?<![\d.,£$€₹/])\d{1,3}[-–]\d{1,3}(?=[ ]?(?:\(\d|[.,;:!?)]|$|[ ](?:win|wins|victory|victories|defeat|loss|draw|up|down|lead|on|at|against|away|home|to|after|thanks|with|by|in|for|majority|ruling|decision|vote|split|tie|record|series|aggregate|scoreline|thriller|drubbing|triumph|success|and|over|when|as|from|ahead|half-time)\b))
    | \b(?:one|two|three|four|five|six|nil)-(?:nil|one|two|three|four)\b
    """,
    re.VERBOSE,
)
IDIOMS = re.compile(
    r"""
      \b(?:zero|one|two|three|four|five|six|seven|ten|first|second)[ -](?:hours[ ]contracts?|sum|tolerance|emissions?|way|off|sided|party|state|fold[ ]path|fingered|legged|wheelers?|dimensional|piece|liners?|horse|step|stop|faced|handed|hit|tier|track|trick|pronged|point[ ]plan|point[ ]programme|point[ ]program|point[ ]agenda|point[ ]strategy|one|ones|to-one|thirds[ ]world)\b
    | \bzero-hours?\b | \bnet[ -]zero\b | \b\w+-point[ ](?:plan|programme|program|agenda|strategy|action|scale|charter|manifesto|guide)\b
    | \bone[ ](?:another|day[ ](?:soon|when|he|she|we|they|I|be)|thing|side|hand|such|way|or[ ]the[ ]other|of\b|by[ ]one|and[ ](?:the[ ]same|only|all)|to[ ]one|could|can|might|would|should|must|may|has|is|was|who|that|which|where|more[ ]time|time|final|last|big|major|key|reason|point|area|example|option|problem|question|answer|idea|sense|level|place|stage|moment|senior|former|local|official|source|insider|analyst|expert|critic|observer|witness|resident|mother|father|possibility|explanation|factor|aspect|part|step|exception)\b
    | \b(?:no|any|every|each|some|the|this|that|these|which|another|only|first|last|new|old|good|big|loved|number|square|day|world|latest|former|current|next|previous|other|right|wrong|same|bad|small)[ ]ones?\b(?![ ](?:million|billion|hundred|thousand|year|month|week|day|hour|per[ ]cent|percent|in)\b|-)
    | \b\w+(?:[ ]|-)to(?:[ ]|-)one\b | \bone['’]s\b | \bone-(?:to-one|on-one|off|sided|way|stop|size|time|man|woman|liner|party|nation|upmanship|half[ ]of)\b
    | \b(?:the|these|those|both|all|between|either|other|his|her|its|their|our|your|my)[ ]two\b(?![ ]?-?(?:million|thousand|hundred|billion|thirds|dozen|years?|months?|weeks?|days?|hours?|decades?|and[ ]a))(?![ ](?:and|to|or)[ ](?:two|three|four)\b)
    | \b(?:in|into|by|the|of|on|at)[ ](?:two|twos|threes)\b(?=[.,;:!?)]|[ ](?:and|by)\b|$)
    | \b(?:a|one)[ ](?:hundred|million|thousand)[ ]times\b | \bthanks[ ]a[ ]million\b | \bone[ ]in[ ]a[ ]million\b
    | \b(?:twenty|forty)-(?:four[ ]seven)\b | \b(?:cloud|dressed[ ]to[ ]the)[ ]nines?\b | \bback[ ]to[ ]square[ ]one\b
    | \b(?:big|final|last|G|group[ ]of|gang[ ]of|magnificent|top)[ ](?:three|four|five|six|seven|eight|ten|20|10|100|50|40)\b(?=[ ]?(?:clubs?|sides?|teams?|finish|place|spot|[.,;:)]|powers|nations|$))
    """,
    re.VERBOSE | re.IGNORECASE,
)
LISTINGS = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\[\d{1,3}\])(?=\s)|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
ORDINAL_PLACE = re.compile(r"\b\d+(?:st|nd|rd|th)\b")

_ALWAYS = (LABELS, IDIOMS)
_WITH_DIGITS = (ADDRESSES, TELEPHONES, DATES, TIMES, LISTINGS)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    rf"\d|[{''.join(numerals.VULGAR)}]|\b(?:{'|'.join((*numerals.ONES, *numerals.TENS, 'hundred'))})", re.IGNORECASE
)


def find(text: str) -> list[tuple[int, int]]:
    """Return the stretches of `text` in which no number is a quantity, in no particular order."""
    if not _NUMBER.search(text):
        return []
    rules = (*_WITH_DIGITS, SCORES, *_ALWAYS) if _DIGIT.search(text) else (TIMES, SCORES, *_ALWAYS)
    return [match.span() for rule in rules for match in rule.finditer(text) if match.end() > match.start()]


# A bare number that could be a year.
YEAR = re.compile(r"(?<![\d.,£$€₹])(?:1[5-9]|20|21)\d\d(?:[-/–](?:\d{2}|(?:1[5-9]|20|21)\d\d))?s?(?![\d%]|[.,]\d)")
# What hedges a count, so that a number like a year is none: "more than 2000", "some 1950".
_COUNTED = re.compile(
    r"(?:\b(?:more|less|fewer)[ ]than|\bover|\babout|\bnearly|\balmost|\bsome|\bleast|\bto)[ ]$", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"[ ](?:people|men|women|children|jobs|homes|deaths|cases|workers|staff|troops|tonnes|pounds|votes|runs|euros|dollars|miles|feet|metres|years|new)\b"
)


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the bare digits at `[start, end)` are a year: "2024" but not "more than 2000 people"."""
    match = YEAR.match(text, start)
    if not match or match.end() < end:
        return False
    return not (
        _PEOPLE.match(text, end)
        or (_COUNTED.search(text, max(0, start - 12), start) and re.match(r"[ ][a-z]+s\b", text[end : end + 30]))
    )
