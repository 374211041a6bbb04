"""Nouns of general English that name human beings: any of them may be counted as "people"."""

from oicsummit.analysis.comparing.lexicon import root

GENERIC = frozenset(root(word) for word in ("person", "people", "individual", "human"))
_HUMANS = """
person people individual man woman adult child boy girl baby infant teenager youth student pupil learner teacher
lecturer patient doctor nurse medic worker employee staff personnel officer official member volunteer passenger
traveller commuter rider driver pedestrian cyclist pilot sailor soldier troop veteran civilian citizen resident
inhabitant household homeowner tenant villager migrant immigrant refugee asylum-seeker seeker arrival visitor
tourist guest victim survivor casualty prisoner inmate detainee offender suspect criminal smuggler trafficker
voter elector councillor customer consumer user client shopper subscriber donor investor farmer fisherman miner
builder engineer scientist researcher player athlete fan spectator participant delegate representative attendee
applicant claimant pensioner parent mother father family carer minister lawmaker mp senator demonstrator
protester striker trainee apprentice graduate sampler inspector firefighter police jobseeker taxpayer minor
orphan widow
"""
_EVENTFUL = frozenset(root(word) for word in ("arrival", "casualty", "victim", "visitor", "participant", "attendee"))
HUMANS = frozenset(root(word) for word in _HUMANS.split())


def is_human(noun: str) -> bool:
    """Tell whether a noun names people."""
    return root(noun) in HUMANS


def is_eventful(noun: str) -> bool:
    """Tell whether a noun names people by what they do or what befalls them ("arrivals", "casualties")."""
    return root(noun) in _EVENTFUL


def is_generic(noun: str) -> bool:
    """Tell whether a noun names people and nothing more ("people", "individuals")."""
    return root(noun) in GENERIC
