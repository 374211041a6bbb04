"""Lines that belong to the page and assert nothing: bylines, dates, sources, contacts, captions, invitations."""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:\s*(?:GMT|BST|UTC|IST|[ECMP][SD]?T))?"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?){_ZONE}"
DATE = (
    rf"(?:{_DAY}\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}"  # Monday 31st March 2025
    rf"|{_DAY}{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"  # March 31, 2025
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"  # 2025-03-31, 31/03/2025
    rf"|{MONTH}\s+\d{{4}})"  # March 2025
)
_PUBLISHED = r"(?:first\s+|last\s+)?(?:published|updated|posted|modified|issued|released|dated?)(?:\s+(?:on|at))?:?"
_WHEN = rf"(?:{_PUBLISHED}\s*)?{DATE}[\s,.|–—-]*(?:at\s+)?(?:{_CLOCK})?[\s.|]*"
_HOURS = rf".{{0,40}}?{_CLOCK}\s*[-–—]\s*{_CLOCK}|{_CLOCK}"
_SOURCE = (
    r"(?:sources?|images?|photo(?:graph)?s?|pictures?|pic|credit|caption|graphic|video|file\s+photo|chart"
    r"|(?:figure|table|chart|map|box)\s+\d+)\s*(?:credit|caption|source|by)?\s*[:/].{0,300}"
)
_MORE = (
    r"(?:read\s+(?:more|also|next|the\s+full\s+\w+)|see\s+also|related(?:\s+\w+)?|more\s+(?:on|from|about)|watch"
    r"|listen|also\s+read|in\s+pictures|don['’]t\s+miss|recommended|tags?|topics?|categor(?:y|ies)|filed\s+under"
    r"|share|keywords|call\s+the\s+\w+)\s*(?::.*)?"
)
_CONTACT = (
    r"(?:for\s+(?:more|further|media|press)\s+(?:information|enquiries|inquiries|details|queries)"
    r"|(?:media|press|investor)\s+(?:contacts?|enquiries|inquiries|relations|office)\s*:?"
    r"|notes?\s+(?:to|for)\s+(?:the\s+)?editors?|contacts?\s*:|to\s+contact\b|e-?mail\s*:|tel(?:ephone)?\s*[:.]"
    r"|phone\s*:|about\s+us\b).{0,300}"
)
_INVITATION = (
    r"(?:sign\s+up|subscribe|follow\s+us|click\s+here|join\s+us|donate|advertisement|sponsored|newsletter"
    r"|get\s+the\s+latest|download\s+(?:our|the))\b.{0,160}"
)
_CREDIT = r".{3,200}\bcontributed\s+(?:to\s+this\s+(?:report|story|article)|(?:additional\s+)?reporting)\b.{0,60}"
_LEGAL = r"©.{0,200}|(?:copyright|all\s+rights\s+reserved).{0,200}"
_ADDRESS = r"https?://\S+|www\.\S+|\S{1,80}@[\w.-]{1,80}\.\w+|[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:com|org|net|gov|uk|eu)(?:/\S*)?"
_MARKS = r"[\W\d_]*|(?:page\s+)?\d+(?:\s+of\s+\d+)?|more|ends?|###"
_LINE = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (_WHEN, _HOURS, _SOURCE, _MORE, _CONTACT, _INVITATION, _CREDIT, _LEGAL, _ADDRESS, _MARKS)
    ),
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:(?:words|reporting|additional reporting|edited|written|posted) )?by:? (?P<who>.+)", re.I)
_NOT_NAMES = {"and", "in", "for", "of", "the", "de", "van", "von", "at", "reporting", "editing", "by", "with", "la"}
_LINK_ONLY = re.compile(r"[*_\s]*\[[^\]]{1,200}\]\([^)\s]{1,500}\)[*_\s.]*")
_LONGEST = 320  # code points; furniture is short


def is_furniture(words: str) -> bool:
    """Tell whether a whole line or block is page furniture ("By Jane Doe", "Source: ONS, 2024", "31 March 2025")."""
    if len(words) > _LONGEST:
        return False
    bare = words.strip().strip("*_# \t")
    return bool(_LINE.fullmatch(bare) or _LINK_ONLY.fullmatch(words)) or author_of(bare) is not None


def author_of(words: str) -> str | None:
    """Return the names on a byline ("By Jane Doe and Ali Khan, Health Editor"), or None where it is none."""
    match = _BYLINE.fullmatch(words.strip().strip("*_ \t"))
    if match is None or len(words.split()) > 16:
        return None
    names = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", match["who"]) if word.lower() not in _NOT_NAMES]
    return match["who"].strip() if names and all(word[0].isupper() for word in names) else None
