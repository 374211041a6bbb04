"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.

Fitted by `python -m benchmarks._fit_links`; not to be edited by hand.
"""

WORD_WEIGHTS = (
    -2.03,
    1.69,
    0.77,
    0.40,
    2.57,
    0.40,
    -0.75,
    0.58,
    1.68,
    -0.15,
    4.00,
    0.37,
)
FIGURE_WEIGHTS = (
    -4.67,
    0.99,
    0.08,
    0.47,
    1.17,
    0.21,
    0.85,
    -0.94,
    -1.31,
    0.95,
    2.70,
    1.88,
    -0.01,
    0.79,
    0.29,
    3.20,
    -0.83,
    7.55,
    1.15,
    4.58,
    -0.91,
    1.60,
)
