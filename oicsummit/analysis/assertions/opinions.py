"""What is no claim: opinion and rhetoric, questions, calls to action, scene-setting, words to the reader.

A figure, a record or a name with a date makes words checkable even in an opinionated sentence; without one,
evaluation, belief, demand and address do not.
"""

import re
from typing import TYPE_CHECKING

from oicsummit.analysis.text.trees import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOADED = re.compile(
    r"""\b(?:cruel\w*|callous\w*|disgrac\w+|disgust\w*|shame\w*|shameful\w*|appall\w+|outrag\w+|scandal\w*|hypocri\w+|cynic\w+|filthy|evil|vile
      |gall|staggering\w*|brutal\w*|vicious\w*|xenophob\w+|racist\w*|racism|fascis\w+|pathetic\w*|ridiculous\w*|absurd\w*|ludicrous\w*
      |nonsens\w+|rubbish|rot|shambles|shambolic|farce|farcical|joke|mess|misguided|missguided|troubl(?:ing|ed)|worr(?:y|ied|ying)|sad(?:ly)?
      |wonderful\w*|fantastic|brilliant|amazing|incredible|proud|delight\w*|honou?r\w*|pleas(?:ed|ure)|thrilled|excited|grateful|thank\w*
      |deserv\w+|unfair\w*|unjust|dehumanis\w+|dehumaniz\w+|rhetoric|propaganda|so-called|guise|pretext|ironic\w*
      |beautiful|ugly|stupid|foolish|insane|mad(?:ness)?|crazy|heartless|inhumane|immoral|wicked|betray\w+|insult\w*|slap|sham
      |ruling\s+(?:class|elites?)|right-wing|left-wing|significant\s+step|time\s+will\s+tell|remains?\s+to\s+be\s+seen|cowardly|courage\w*|brave|heroic|tragic\w*|heartbreaking|devastat(?:ed|ing)|horrif\w+|terrif\w+|dismal|dire|bleak|glorious
      |convenient|politic(?:al)?\s+choice|moral\w*|good\s+look|fear\s+mechanism|inherent|disposable|boast\w*|gimmick)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DEMAND = re.compile(
    r"\b(?:must|should|ought\s+to|need(?:s)?\s+to\b|has\s+to|have\s+to|got\s+to|let['’]?s|let\s+us|it['’]?s\s+time|deserve[sd]?)\b",
    re.IGNORECASE,
)
_BELIEF = re.compile(
    r"""^(?:(?:and|but|so|because|yet|that|of\s+course|in\s+short|today|now),?\s+)*[“"‘]?(?:i|we)\s+(?:(?:all|do|not|['’]ve|have|don['’]t|simply|just|really|still|also|firmly|strongly|truly|can|am|are|'m|'re|’m|’re|will|would|cannot)\s+)*
      (?:believe|think|hope|feel|know|want|wish|love|hate|like|trust|expect|suspect|fear|guess|care|worried|worry|proud|sorry|glad|happy
      |delighted|pleased|excited|committed|hopeful|mindful|optimistic|pessimistic|sceptical|skeptical|thankful|confident|determined|look\s+forward|welcome|thank|commend|urge|call|support|stand|understand
      |agree|disagree|pretend|told|spoken|remind|reject|condemn|regret|apologi[sz]e|need|grateful|mean|see|can['’]t\s+wait)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PERFORMING = re.compile(
    r"""^(?:(?:and|but|so|now|with\s+permission|mr\s+speaker|madam\s+\w+),?\s+)*[“"‘]?(?:i|we)\s+
      (?:(?:do|did|will|would|shall|must|can|want\s+to|should\s+like\s+to|not|also|warmly|simply|just|was|were)\s+|['’]ll\s+|\w+n['’]t\s+)*
      (?:beg|congratulate|ask|pay\s+tribute|doubt|make\s+no\s+apolog\w+|give\s+way|write\s+to|look\s+into|start\s+with|turn\s+to|come\s+(?:back\s+)?to
      |put\s+it|invite|suggest|say\s+to|conclude|propose\s+to|move\s+on|share\s+the|heard\s+(?:that|it|this)|be\s+blackmailed|win|fight)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RULED = re.compile(r"\b(?:will|would)\s+(?:\w+\s+)?(?:have|need)\s+to\s+(?:be\s+)?\w+", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"""^(?:(?:this|the|his|her|their)\s+\w+\s+(?:comes?|came)\s+(?:as|after|amid)\b|there\s+(?:(?:may|might|could)\s+(?:well\s+)?be|were|was|is|are)\s+(?:“|")?(?:nothing|no\s+(?:question|reason|excuse|need)|some|other|worse|more|little|much|no\s+doubt|a\s+(?:lot|smell|sense))
      |not\s+(?:everyone|all|so|every)|that['’]?s\s|that\s+(?:is|was|'s|comes|shows?|means)\b|this\s+(?:is|was)\s+(?:an?|the|not|what|why|how|just|simply|nothing)\b|this\s+(?:shows?|means|comes|demonstrates|proves)\b
      |what['’]?s\b|it\s+(?:looks|seems|feels|sounds)\b|here\s+(?:is|are)\b|of\s+course|once\s+again|how\s+(?:many|much|long)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# Who calls something untrue can be held to it, however heated the words are.
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:(?:simply|plainly|just|a|an|pure|utterly|wholly)\s+)*"
    r"(?:disinformation|misinformation|untrue|false|myth|falsehood|fabrication|hoax|baseless|unfounded)\b",
    re.IGNORECASE,
)
_STRESSING = frozenset(
    "emphasise emphasize stress underline underscore highlight acknowledge reiterate reaffirm restate decline"
    " hope".split()
)
_MODALS = frozenset("must should ought need needs has have got let lets".split())
_THINKING = frozenset("think believe say know feel mean hope insist argue".split())
_SPECIFIC = re.compile(r"\d|\b(?:january|february|march|april|june|july|august|september|october|november|december|"
                       r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|last\s+(?:week|month|year|night))\b",
                       re.IGNORECASE)  # fmt: skip


def is_opinion(text: str, *, figures: int, record: bool, own_voice: bool, quoted: bool, demanding: bool) -> bool:
    """Tell whether words evaluate, believe, demand or address, with nothing in them that could be checked.

    `demanding` is what `demands` says of them.
    """
    if figures or record:
        return False
    specific = bool(_SPECIFIC.search(text))
    if demanding and not specific and not _RULED.search(text):
        return True
    if _BELIEF.search(text) or _PERFORMING.search(text):
        return True
    if not specific and not _UNTRUE.search(text) and len(_LOADED.findall(text)) > (not own_voice):
        return True
    if _ADDRESS.search(text) and not specific:
        return True
    return bool(_VAGUE.match(text))


def demands(doc: "Doc", start: int, end: int, text: str) -> bool:
    """Tell whether the main clause of words, `text`, demands, not one that hangs on it: "how banks should lend"."""
    if not _DEMAND.search(text):
        return False
    for i in range(start, end):
        token = doc[i]
        if token.lower_ in _MODALS or token.lower_.startswith("deserve"):
            verb = token.head if token.dep_ in {"aux", "auxpass"} else token
            if not _hangs_on(verb, start, end):
                return True
    return False


def _hangs_on(verb: "Token", start: int, end: int) -> bool:
    """Tell whether a verb is of a clause inside another of the words; what "I think" and "so" lead to is not."""
    node = verb
    while node.head.i != node.i and start <= node.head.i < end:
        so = any(child.lower_ == "so" and child.i < node.i for child in node.children)
        thought = node.dep_ == "ccomp" and node.head.lemma_ not in _THINKING
        if not so and (thought or node.dep_ in {"relcl", "advcl", "acl", "pcomp"}):
            return True
        node = node.head
    return False


def only_stresses(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether words only say that somebody laid stress on a matter: "she emphasised the importance of it"."""
    for i in range(start, end):
        token = doc[i]
        if token.lemma_.lower() in _STRESSING and token.pos_ == "VERB" and token.dep_ in {"ROOT", "conj", "advcl"}:
            return not any(child.dep_ == "ccomp" for child in token.children)
    return False


def is_question(text: str) -> bool:
    """Tell whether a sentence asks."""
    return text.rstrip("\"'”’)» ").endswith("?")


def is_command(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether words are an order or invitation: they begin with a bare verb that nobody is the subject of."""
    for i in range(start, end):
        token = doc[i]
        if token.is_punct or token.dep_ in {"advmod", "intj", "cc"}:
            continue
        if token.tag_ != "VB" or token.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "dep", "parataxis"}:
            return False
        return not any(child.dep_ in SUBJECTS and child.i < token.i for child in token.children)
    return False


def has_verb(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a finite verb stands in the words."""
    return any(doc[i].tag_ in FINITE for i in range(start, end))


def loaded(text: str) -> int:
    """Return how many loaded words a text holds."""
    return len(_LOADED.findall(text))
