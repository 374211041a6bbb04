from figures.models.figure import Figure
from figures.models.measure import Measure, MeasureRelation, MeasureRelationKind
from figures.models.quantity import Quantity
from figures.models.sum import Sum, SumPart, SumState

__all__ = ["Figure", "Measure", "MeasureRelation", "MeasureRelationKind", "Quantity", "Sum", "SumPart", "SumState"]
