"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.

Fitted by `python -m benchmarks._fit_links`; not to be edited by hand.
"""

WORD_WEIGHTS = (
    -2.95,
    1.17,
    0.78,
    0.38,
    2.62,
    0.28,
    -0.98,
    0.74,
    2.05,
    -0.16,
    3.89,
    0.28,
    1.07,
)
FIGURE_WEIGHTS = (
    -5.40,
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
