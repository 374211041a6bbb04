"""Part of speech and lemma of each token, as the pipeline's own rules say, worked out once for each word.

The rules look at a token's word, tag and relation, and a few of them at the word beside it. Matching some two hundred
rules against each token anew costs as much as parsing it; most words have been seen before.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "word_forms"
Seen = tuple[int, int, int]  # word, tag and relation
Form = tuple[int, int] | None  # part of speech and lemma; None where the rules change the tag or the relation too


class WordForms:
    """What stands for a pipeline's attribute ruler and lemmatizer: sets what they set, but for the morphology."""

    def __init__(self, nlp: Language) -> None:
        """Take the rules from the ruler and the lemmatizer of `nlp`, which stay in it for what is not remembered."""
        ruler: Any = nlp.get_pipe("attribute_ruler")
        self.all_rules = ruler
        self.lemmatizer = nlp.get_pipe("lemmatizer")
        self.of_one = AttributeRuler(nlp.vocab)
        self.of_several = AttributeRuler(nlp.vocab)
        for rule in ruler.patterns:
            alone = all(len(pattern) == 1 for pattern in rule["patterns"])
            (self.of_one if alone else self.of_several).add_patterns([rule])
        self.remembered: dict[Seen, Form] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech and lemma of each token of a tagged and parsed `doc`."""
        if not len(doc) or self.of_several.match(doc):
            return self.lemmatizer(self.all_rules(doc))
        seen: list[Seen] = list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist()))
        vocab: Any = doc.vocab
        new = self._work_out([key for key in dict.fromkeys(seen) if key not in self.remembered], vocab)
        if not vocab.in_memory_zone:  # what the vocabulary is to forget is not to be remembered here
            self.remembered.update(new)
        found = [new[key] if key in new else self.remembered[key] for key in seen]
        if None in found:
            return self.lemmatizer(self.all_rules(doc))
        return doc.from_array([POS, LEMMA], _columns(found))

    def _work_out(self, new: list[Seen], vocab: Any) -> dict[Seen, Form]:
        if not new:
            return {}
        doc = Doc(vocab, words=[vocab.strings[word] for word, _, _ in new])
        doc.from_array([TAG, DEP], _columns([key[1:] for key in new]))
        self.lemmatizer(self.of_one(doc))
        return {key: (t.pos, t.lemma) if (t.tag, t.dep) == key[1:] else None for key, t in zip(new, doc, strict=True)}


def _columns(rows: Sequence[Form]) -> Any:
    return np.array(rows, dtype=np.uint64)


def install(nlp: Language) -> None:
    """Put one WordForms in the place of the attribute ruler and the lemmatizer of `nlp`."""
    Language.factory(NAME, func=lambda nlp, name: WordForms(nlp))
    nlp.add_pipe(NAME, after="lemmatizer")
    for replaced in ("attribute_ruler", "lemmatizer"):
        nlp.disable_pipe(replaced)
