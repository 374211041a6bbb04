"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.

Fitted by `python -m benchmarks._fit_links`; not to be edited by hand.
"""

WORD_WEIGHTS = (
    -3.20,
    1.13,
    0.79,
    0.33,
    2.66,
    0.27,
    -1.08,
    0.72,
    2.05,
    -0.16,
    3.97,
    0.28,
    0.91,
    1.20,
)
FIGURE_WEIGHTS = (
    -5.50,
    1.10,
    0.07,
    0.28,
    1.28,
    0.46,
    1.07,
    -1.18,
    -1.26,
    1.15,
    2.70,
    1.43,
    -0.11,
    0.55,
    0.49,
    3.45,
    -1.05,
    7.41,
    1.38,
    4.97,
    -0.86,
    1.48,
    -0.22,
)
