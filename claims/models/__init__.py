from claims.models.check import Check, CheckState, Evidence, EvidenceFile, Verdict
from claims.models.claim import Claim, ClaimKeys, ClaimState
from claims.models.decision import Decision, DecisionKind, DecisionState
from claims.models.link import Link, LinkState, SecondReading
from claims.models.speaker import Speaker, SpeakerName
from claims.models.task import Task, TaskKind

__all__ = [
    "Check",
    "CheckState",
    "Claim",
    "ClaimKeys",
    "ClaimState",
    "Decision",
    "DecisionKind",
    "DecisionState",
    "Evidence",
    "EvidenceFile",
    "Link",
    "LinkState",
    "SecondReading",
    "Speaker",
    "SpeakerName",
    "Task",
    "TaskKind",
    "Verdict",
]
