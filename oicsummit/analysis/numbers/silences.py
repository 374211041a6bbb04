"""Silences: the numbers in a text that are no quantities, such as dates, clock times, labels and addresses."""

import re

from oicsummit.analysis import numerals
from oicsummit.analysis.numbers import dates

_MONTH, _DAY, _YEAR = dates.MONTH, dates.DAY, dates.YEAR
_DASH = "[-–—/]"


def _any(words: str) -> str:
    return "|".join(words.split())


_SMALL = _any("one two three four five six seven eight nine ten eleven twelve")
_ZONES = _any("GMT BST EST EDT PST CET CEST IST UTC ET")
_MEASURED = r"million|billion|thousand|lakh|crore|per[ ]cent|percent|people"

# Mail and web addresses, handles, hashtags.
ADDRESSES = re.compile(
    r"""
      https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w-]{1,64}\.\w+ | (?<!\w)[@\#]\w+
    | \b[\w.-]{1,80}\.(?:com|org|net|gov|edu|co\.uk|uk|eu|io|info|html?|pdf)\b\S*
    """,
    re.VERBOSE,
)
_CALL = _any("call dial tel phone telephone freephone helplines? hotline code postcode pin fax ext")
TELEPHONES = re.compile(
    rf"""
      (?<![\w£$€₹,.])\+\d{{1,3}}[ .-]?\(?\d[\d .()-]{{5,20}}\d                       # +44 20 7946 0123
    | (?<![\w£$€₹,.])\(?0\d{{1,5}}\)?[ -]\d{{2,8}}(?:[ -]\d{{2,6}})*(?![\d,%])        # 020 7946 0123, 01632 960145
    | (?<![\w£$€₹,.])\(\d{{3}}\)[ ]?\d{{3}}-\d{{4}} | (?<![\d-])\d{{3}}-\d{{3}}-\d{{4}}   # (555) 010-1234
    | (?<![\w£$€₹,.])(?:\d{{3}}-\d{{4}}|1-8\d\d-\S+|0\d{{6,}})(?!\d)
    | \b(?:{_CALL}|text(?:[ ][a-z]+[ ]to)?)[:.]?[ ](?:(?:on|to|or|at|us|the|number|and)[ ])*     # call 111 or 999
      \+?\d[\d -]*(?:(?:,|[ ]and|[ ]or)[ ]\d[\d -]*)*(?!\w|,\d|[ ](?:people|men|women|\w+s\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
DATES = re.compile(
    rf"""
      (?:{dates.WEEKDAY}),?[ ](?:the[ ])?{_DAY}\b(?![ ]\w+s\b)                       # Monday 3
    | {_DAY}(?:[ ]?{_DASH}[ ]?|[ ](?:to|and|or)[ ]){_DAY}[ ](?:of[ ])?{_MONTH}(?:,?[ ]{_YEAR})?     # 3-5 May 2024
    | {_DAY}(?:[ ]of)?[ ]{_MONTH}\b(?:,?[ ](?:{_YEAR}|\d\d\b(?!%)))?                # 5th of July 2024
    | {_MONTH}[ ]{_DAY}(?:(?:[ ]?{_DASH}[ ]?|[ ](?:to|and|or)[ ]){_DAY}\b(?![ ][a-z]+))?     # July 14-20
      (?!,\d\d\d|\.\d|\w|[ ](?:{_MEASURED}|per))(?:,?[ ]{_YEAR})?
    | {_MONTH}(?:,|[ ]of)?[ ]{_YEAR}                                              # July 2024
    | \b\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b                                     # 05/07/2024
    | \b(?:19|20)\d\d-\d\d-\d\d\b                                                 # 2024-07-05
    | (?<![\w.,£$€₹])(?:1[89]|20)\d\d[/–-](?:\d\d|20\d\d)\b(?!%|,?\d|[ ](?:{_MEASURED})\b)          # 2024-25
    """,
    re.VERBOSE,
)
_ON_THE_CLOCK = (
    r"on[ ](?:a|the)|in[ ]the[ ](?:morning|evening|afternoon)|on[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|at[ ]night|that[ ](?:morning|evening|night)|tonight|tomorrow"
)
TIMES = re.compile(
    rf"""
      \b\d{{1,2}}(?:[:.]\d\d)?[ ]?(?:[-–]|to|and)[ ]?\d{{1,2}}(?:[:.]\d\d)?[ ]?[ap]\.?m\b\.?      # 7-10pm
    | \b\d{{1,2}}(?:[:.]\d\d)?[ ]?[ap]\.?[ ]?m\b\.?                                # 10.30am, 9 a.m.
    | \b\d{{1,2}}:\d\d(?::\d\d)?(?:[.]\d+)?\b(?:[ ]?(?:{_ZONES}|hrs|hours))?        # 10:30
    | \b\d{{1,4}}(?:[:.]\d\d)?[ ]?(?:{_ZONES}|hrs[ ]IST)\b                         # 0900 GMT
    | \bthe[ ]\d{{1,2}}[.][0-5]\d[ ](?:at|from|to)\b                                # the 3.15 at Ascot
    | \b\d{{1,2}}[.]\d\d[ ](?:train|bus|ferry|flight|kick-off|start|service|news)\b
    | \b(?:half|quarter|ten|five|twenty)[ ](?:past|to)[ ](?:{_SMALL}|\d{{1,2}})\b(?![ ]\w+s\b)      # ten past seven
    | \b\w+[ ]o['’]clock\b | \b24/7\b | \b24[ ]hours[ ]a[ ]day\b | \b(?:nine|9)[ -]to[ -](?:five|5)\b
    | \b[Aa]t[ ](?:{_SMALL}|1[0-2]|[1-9])(?=[ ](?:{_ON_THE_CLOCK}))                # at nine in the morning
    """,
    re.VERBOSE,
)
# Words whose number names one of them, in either case and with a capital only.
_LABEL = _any(
    "article articles section sections clause clauses chapter chapters paragraph paragraphs para paras page pages "
    "annex annexe appendix appendices figure figures table tables footnote footnotes note notes schedule "
    "schedules rule rules regulation regulations resolution resolutions directive directives protocol protocols "
    "amendment amendments route flight room terminal terminals gate gates platform platforms junction junctions "
    "exit interstate highway channel episode episodes volume volumes version versions number"
)
_CAPITAL_LABEL = _any(
    "Phases? Stages? Steps? Tiers? Levels? Grades? Years? Class Category Groups? Parts? Lines? Units? Blocks? Box "
    "Boxes Lots? Items? Points? Questions? Options? Pillars? Goals? Targets? Priority Recommendations? Days? "
    "Weeks? Rounds? Games? Race Heat Stops? Zones? Wards? Districts? Precincts? Areas? Sectors? Piers? Lanes? "
    "Tracks? Studio Radio Bus Trains? Series Seasons? Issues? Acts? Title Proposition Bill Order Case Docket "
    "Reactors? Apartment Suite Floor Types? Models? Mark Size Windows Apollo Boeing Airbus Formula Catch "
    "Committee Paper Cmnd Euro Top Agenda Vision Project Horizon Fortune FTSE Nikkei S&P Dow Nasdaq CAC DAX Stoxx "
    "Nifty Russell Sensex Mission Q v Covid COVID"
)
_LOWER_LABEL = _any(
    "form phase stage tier type level grade category class band division scope formula question group stop"
)
_MORE_NUMBERS = (
    r"(?:(?:,?[ ]and[ ]|,[ ]|[ ]?[-–][ ]?|[ ](?:to|or)[ ])\d+(?:\.\d+)*(?:\(\w{1,3}\))*(?![\w%]|[ ][a-z]{3}))*"
)
_STREET = _any("Street St Road Rd Avenue Ave Lane Drive Boulevard Blvd Square Court Way Place Terrace Crescent")
_NUMBERED = _any(
    "step option count chapter part phase stage article act book day page number line group formula platform level "
    "tier type round grade"
)
LABELS = re.compile(
    rf"""
      \b(?:(?i:{_LABEL}|case[ ]study|pp?\.|paras\.|sec\.|figs?\.|vol\.|nos?\.)|{_CAPITAL_LABEL}|Nos?|№|World[ ]War
        |Super[ ]Bowl|Class[ ]of|Prop\.|Apt\.?|Mk\.?)
      [ ](?:no\.?[ ]|[Nn]umber[ ]|nos\.?[ ])?\#?\d+(?:\.\d+)*(?:\(\w{{1,3}}\))*[a-zA-Z]?{_MORE_NUMBERS}
      (?![\d%]|,\d|\w|[ ](?:{_MEASURED})\b)                                         # Article 8, Phases 1 to 3
    | \b(?:(?i:{_NUMBERED})|World[ ]War|Channel|Radio|[Cc]ase[ ][Ss]tudy)[ ](?:{_SMALL})\b
        (?![ ](?:million|thousand|hundred))
    | \b(?:counts|floors|levels|rows|verses|steps|questions|lots|berths|stands)[ ](?:\d+|{_SMALL})[ ]
        (?:to|and|or)[ ](?:\d+|{_SMALL})\b                                          # counts two to five
    | \b(?:day|week|year)[ ](?:one|two|three|four|five|six|\d{{1,2}})\b(?=[ ](?:of|in|at|on|and)\b|[.,;])
    | \b(?:{_LOWER_LABEL}|key[ ]stage)[ ]\d+\b(?![%,.]\d)                          # stage 4 cancer
    | \b\d{{1,5}}[ ](?:[A-Z]\w+[ ]){{1,3}}(?:{_STREET})\b                           # 12 Orchard Road
    | \#\d+ | \bNumber[ ](?:10|Ten|11)\b
    | \b(?:[A-Z]{{2,}}|[A-Z][a-z]+)-\d+[A-Z]?\b(?!-)                               # Covid-19, MP-5
    | \b\d+(?:st|nd|rd|th)s?\b                                                    # 21st
    | \b\d+(?![MBKTWCF]\b)[A-Z]\b(?!\w)                                           # 5G, 3D
    | \b(?:1[5-9]\d|20\d|\d)0s\b                                                  # the 1990s
    | \b\d+-?\([a-z0-9]\)(?:\(\w\))* | \b[48]x4s?\b | \b10-[KQ]\b                   # 401(k)
    """,
    re.VERBOSE,
)
_CONTEST = _any(
    "win wins victory victories defeat loss draw up down lead on at against away home to after thanks with by in "
    "for majority ruling decision vote split tie record series aggregate scoreline thriller drubbing triumph "
    "success and over when as from ahead half-time"
)
SCORES = re.compile(
    rf"""
      (?<![\d.,£$€₹])\d{{1,3}}[-–]\d{{1,3}}(?:[-–]\d{{1,3}})+(?![\d%])               # 4-4-2
    | (?<![\d.,£$€₹/])\d{{1,3}}[-–]\d{{1,3}}(?=[ ]?(?:\(\d|[.,;:!?)]|$|[ ](?:{_CONTEST})\b))      # won 3-1 at
    | \b(?:one|two|three|four|five|six|nil)-(?:nil|one|two|three|four)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMING = (
    r"hours[ ]contracts?|sum|tolerance|emissions?|way|off|sided|party|state|fingered|legged|wheelers?|dimensional|piece"
    r"|liners?|horse|step|stop|faced|handed|hit|tier|track|trick|pronged|ones?|to-one"
)
_POINTS = _any("plan programme program agenda strategy action scale charter manifesto guide")
# Nouns, verbs and endings that make "one" an article or a pronoun.
_AFTER_ONE = (
    r"another|day[ ](?:soon|when|he|she|we|they|I|be)|thing|side|hand|such|way|or[ ]the[ ]other|of|by[ ]one"
    r"|and[ ](?:the[ ]same|only|all)|to[ ]one|more[ ]time|"
) + _any(
    "could can might would should must may has is was who that which where time final last big major key reason "
    "point area example option problem question answer idea sense level place stage moment senior former local "
    "official source insider analyst expert critic observer witness resident mother father possibility "
    "explanation factor aspect part step exception"
)
_BEFORE_ONE = _any(
    "no any every each some the this that these which another only first last new old good big loved number "
    "square day world latest former current next previous other right wrong same bad small"
)
_TIMED = r"million|billion|hundred|thousand|year|month|week|day|hour|per[ ]cent|percent|in"
_OF_TWO = _any("the these those both all between either other his her its their our your my")
_TWO_OF = r"million|thousand|hundred|billion|thirds|dozen|years?|months?|weeks?|days?|hours?|decades?|and[ ]a"
_TEAMS = r"clubs?|sides?|teams?|finish|place|spot|[.,;:)]|powers|nations|$"
IDIOMS = re.compile(
    rf"""
      \b(?:zero|one|two|three|four|five|six|seven|ten|first|second)[ -](?:{_NAMING})\b
    | \bzero-hours?\b | \bnet[ -]zero\b | \b\w+-point[ ](?:{_POINTS})\b              # ten-point plan
    | \bone[ ](?:{_AFTER_ONE})\b                                                   # one another, one analyst
    | \b(?:{_BEFORE_ONE})[ ]ones?\b(?![ ](?:{_TIMED})\b|-)                         # no one, the other one
    | \b\w+(?:[ ]|-)to(?:[ ]|-)one\b | \bone['’]s\b                                # two to one
    | \bone-(?:on-one|off|sided|way|stop|size|time|man|woman|liner|party|nation|upmanship|half[ ]of)\b
    | \b(?:{_OF_TWO})[ ]two\b(?![ ]?-?(?:{_TWO_OF}))(?![ ](?:and|to|or)[ ](?:two|three|four)\b)     # the two leaders
    | \b(?:in|into|by|the|of|on|at)[ ](?:two|twos|threes)\b(?=[.,;:!?)]|[ ](?:and|by)\b|$)
    | \b(?:a|one)[ ](?:hundred|million|thousand)[ ]times\b | \bthanks[ ]a[ ]million\b | \bone[ ]in[ ]a[ ]million\b
    | \((?:See|Read|Watch|View)[ ][^()]{{3,200}}\)                                # (See the top 10 deserts.)
    | \b(?:cloud|dressed[ ]to[ ]the)[ ]nines?\b
    | \b(?:big|final|last|G|group[ ]of|gang[ ]of|top)[ ](?:three|four|five|six|seven|eight|ten|20|10|100|50|40)\b
        (?=[ ]?(?:{_TEAMS}))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The number of a list item, footnote marks.
LISTINGS = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\[\d{1,3}\])(?=\s)|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    rf"\d|[{''.join(numerals.VULGAR)}]|\b(?:{'|'.join((*numerals.ONES, *numerals.TENS, 'hundred'))})", re.IGNORECASE
)
_IN_WORDS = (TIMES, SCORES, LABELS, IDIOMS)
_IN_DIGITS = (ADDRESSES, TELEPHONES, DATES, LISTINGS)


def find(text: str) -> list[tuple[int, int]]:
    """Return the stretches of `text` in which no number is a quantity, in no particular order."""
    if not _NUMBER.search(text):
        return []
    rules = (*_IN_DIGITS, *_IN_WORDS) if _DIGIT.search(text) else _IN_WORDS
    return [match.span() for rule in rules for match in rule.finditer(text) if match.end() > match.start()]


# A bare number that could be a year.
YEAR = re.compile(r"(?<![\d.,£$€₹])(?:1[5-9]|20|21)\d\d(?:[-/–](?:\d{2}|(?:1[5-9]|20|21)\d\d))?s?(?![\d%]|[.,]\d)")
# What hedges a count, so that a number like a year is none: "more than 2000 boxes".
_HEDGED = re.compile(
    r"(?:\b(?:more|less|fewer)[ ]than|\bover|\babout|\bnearly|\balmost|\bsome|\bleast|\bto)[ ]$", re.IGNORECASE
)
_PLURAL = re.compile(r"[ ][a-z]+s\b")
_COUNTED = re.compile(
    r"[ ](?:people|men|women|children|jobs|homes|deaths|cases|workers|staff|troops|tonnes|pounds|votes|runs|euros"
    r"|dollars|miles|feet|metres|years|new)\b"
)


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the bare digits at `[start, end)` are a year: "2024" but not "2000 people"."""
    match = YEAR.match(text, start)
    if not match or match.end() < end or _COUNTED.match(text, end):
        return False
    return not (_HEDGED.search(text, max(0, start - 12), start) and _PLURAL.match(text, end))
