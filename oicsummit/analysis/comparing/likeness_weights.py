"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.

Fitted by `python -m benchmarks._fit_links`; not to be edited by hand.
"""

WORD_WEIGHTS = (
    -2.80,
    1.23,
    0.87,
    0.35,
    2.63,
    0.38,
    -0.88,
    0.51,
    1.95,
    -0.06,
    3.92,
    0.30,
    1.06,
)
FIGURE_WEIGHTS = (
    -5.17,
    1.12,
    0.08,
    0.36,
    1.20,
    0.45,
    0.87,
    -0.99,
    -1.26,
    1.03,
    2.76,
    2.00,
    -0.06,
    0.84,
    0.37,
    3.44,
    -1.09,
    7.45,
    1.29,
    4.59,
    -1.01,
    1.62,
)
