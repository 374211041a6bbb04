"""What is remembered of words is what the pipeline's rules would say anew."""

import pytest
import spacy

from oicsummit.analysis import parse

SENTENCES = (
    "There were 40 boats in the harbour, and there's no telling who'd paid for them.",
    "It is gonna rain, let's go: y'all got to see the ferry, ain't you?",
    "She had had enough; he does what he did, and they've been told that it was over.",
    "I saw you saw it. The saw had rusted, and we leave on leaves of absence.",
    "Which of these did the councils say they would have been asked to do?",
)


@pytest.fixture(scope="module")
def stock():
    return spacy.load(parse.MODEL)


@pytest.mark.parametrize("text", [*SENTENCES, " \n ", "C'm on \t \n then."])
def test_words_have_the_forms_of_the_pipeline_as_installed_at_first_and_ever_after(stock, text):
    as_installed = [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_) for t in stock(text)]

    for _ in range(2):
        assert [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_) for t in parse.model()(text)] == as_installed


def test_what_the_vocabulary_forgets_is_not_remembered(stock):
    nlp = parse.model()
    remembered = dict(nlp.get_pipe("word_forms").remembered)

    with nlp.memory_zone():
        lemmas = [token.lemma_ for token in nlp("The snorfing blortches quaddled three wugglets.")]

    assert lemmas == [token.lemma_ for token in stock("The snorfing blortches quaddled three wugglets.")]
    assert nlp.get_pipe("word_forms").remembered == remembered


def test_a_pipeline_of_our_own_leaves_the_one_as_installed_alone(stock):
    parse.model()

    assert all(getattr(layer.ops, "use_blis", True) for layer in stock.get_pipe("tok2vec").model.walk())
    assert "attribute_ruler" in stock.pipe_names
