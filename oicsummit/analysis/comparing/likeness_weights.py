"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.

Fitted by `python -m benchmarks._fit_links`; not to be edited by hand.
"""

WORD_WEIGHTS = (
    -2.48,
    1.95,
    0.62,
    0.61,
    2.61,
    0.43,
    -1.04,
    0.51,
    2.16,
    -0.86,
    4.09,
)
FIGURE_WEIGHTS = (
    -4.78,
    0.92,
    0.15,
    0.50,
    1.17,
    0.18,
    0.93,
    -0.87,
    -1.27,
    1.01,
    2.70,
    1.91,
    -0.02,
    0.75,
    0.30,
    3.33,
    -0.96,
    7.69,
    1.23,
    4.56,
    -0.86,
    1.40,
)
