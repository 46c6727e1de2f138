"""What is stored, one file per subject."""

from hallar.casework.models.account import Account
from hallar.casework.models.agency import Agency, Country, Jurisdiction
from hallar.casework.models.audit import AuditEvent, AuditHead
from hallar.casework.models.custody import CustodyEntry, HandOver, Location
from hallar.casework.models.decision import Decision, DecisionKind, Identification
from hallar.casework.models.description import Belonging, Mark, Photograph, ToothRecord
from hallar.casework.models.family import Consent, Contact, Family, Member
from hallar.casework.models.importing import ImportBatch, ImportRow
from hallar.casework.models.notification import Notification
from hallar.casework.models.person import (
    Companionship,
    IdentityNumber,
    MissingPerson,
    PersonName,
    Status,
    StatusChange,
)
from hallar.casework.models.record import Record, SexChoice
from hallar.casework.models.remains import Remains
from hallar.casework.models.sample import DnaProfile, Sample, SampleEvent
from hallar.casework.models.search import Candidate, CandidateState, Note, RunState, SearchRun

__all__ = [
    "Account",
    "Agency",
    "AuditEvent",
    "AuditHead",
    "Belonging",
    "Candidate",
    "CandidateState",
    "Companionship",
    "Consent",
    "Contact",
    "Country",
    "CustodyEntry",
    "Decision",
    "DecisionKind",
    "DnaProfile",
    "Family",
    "HandOver",
    "Identification",
    "IdentityNumber",
    "ImportBatch",
    "ImportRow",
    "Jurisdiction",
    "Location",
    "Mark",
    "Member",
    "MissingPerson",
    "Note",
    "Notification",
    "PersonName",
    "Photograph",
    "Record",
    "Remains",
    "RunState",
    "Sample",
    "SampleEvent",
    "SearchRun",
    "SexChoice",
    "Status",
    "StatusChange",
    "ToothRecord",
]
