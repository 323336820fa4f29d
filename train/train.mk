# The language model: `make train` makes models/english.dm from ../shared, bit for bit.
# Included by the Makefile.

SHARED     ?= ../shared
TREEBANKS  := $(SHARED)/treebanks
CORPORA    := $(SHARED)/corpora
TRAIN_FILES := $(TREEBANKS)/ewt_train.conllu $(TREEBANKS)/gum_free_train.conllu
DEV_FILES   := $(TREEBANKS)/ewt_dev.conllu $(TREEBANKS)/gum_free_dev.conllu
RAW_FILES   := $(CORPORA)/current_events_2015-09.jsonl $(CORPORA)/statedept_2021-05_2022-05.jsonl.gz \
               $(CORPORA)/statedept_tweets_2012_2021.jsonl.gz $(CORPORA)/whitehouse_2021-05_2022-05.jsonl.gz
MODEL_DATE ?= 2026-11-26

TRAIN_SRC   := $(filter-out %_test.c,$(wildcard train/*.c))
TRAIN_OBJ   := $(TRAIN_SRC:%.c=$(BUILD)/%.o)
TRAIN_MAINS := trainer vectors evaluate
RELATION_OWN := $(BUILD)/train/relations.o $(BUILD)/train/relationset.o
TRIGGER_UNREAD := learn learn2
TRIGGER_READ   := more3 more2 more write
SIDE_OWN    := $(patsubst %,$(BUILD)/train/%.o,sides sideset)
TRIGGER_OWN := $(patsubst %,$(BUILD)/train/%.o,triggers triggerset secondset sense)
CAUSE_OWN   := $(patsubst %,$(BUILD)/train/%.o,causes causeset)
TRAIN_PARTS := $(filter-out $(TRAIN_MAINS:%=$(BUILD)/train/%.o) $(RELATION_OWN) $(TRIGGER_OWN) $(CAUSE_OWN) $(SIDE_OWN),$(TRAIN_OBJ))

$(BUILD)/train/%.o: CPPFLAGS += -I.
$(BUILD)/train/%.o: ALL_CFLAGS += -O3

$(TRAIN_MAINS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/train/%.o $(TRAIN_PARTS) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/relation: $(RELATION_OWN) $(patsubst %,$(BUILD)/train/%.o,failure loglinear synonym) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/triggers: $(TRIGGER_OWN) $(patsubst %,$(BUILD)/train/%.o,failure loglinear) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/sides: $(SIDE_OWN) $(patsubst %,$(BUILD)/train/%.o,failure loglinear) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/causes: $(CAUSE_OWN) $(patsubst %,$(BUILD)/train/%.o,failure loglinear) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# The steps, each a file in $(TRAINED) that is made once (`make clean` forgets them): vectors of
# words; teachers, which are large networks that learn the treebanks, each with another seed;
# masters, as large, which learn from the treebanks and from what the teachers think of them and of
# the raw text; the network that ships, which is small enough to be fast and learns in the same way
# from the masters. With `make -j2 train` teachers and then masters learn side by side; the bytes
# are the same.
TRAINED       := $(BUILD)/trained
TEACHERS      := 1 2
TEACHER_SHAPE := --wide 384 --layers 3 --hidden 256 --drop-input 0.1 --drop-state 0.15 --drop-hidden 0.2
TEACHER_RUN   := --rate 0.002 --epochs 11 --news-epochs 2 --news-rate 0.0004
MASTERS       := 3 4
MASTER_SHAPE  := --wide 384 --layers 3 --hidden 256 --drop-input 0.1 --drop-state 0.1 --drop-hidden 0.1
MASTER_RUN    := --rate 0.002 --gold-times 4 --gold-rate 0.0012 --epochs 6
STUDENT_SHAPE := --wide 224 --layers 3 --hidden 224 --drop-input 0.1 --drop-state 0.1 --drop-hidden 0.1
STUDENT_RUN   := --rate 0.0025 --gold-times 4 --gold-rate 0.0015 --epochs 8 --news-epochs 2 --news-rate 0.0004
TEACHER_NETS  := $(TEACHERS:%=$(TRAINED)/teacher%.net)
MASTER_NETS   := $(MASTERS:%=$(TRAINED)/master%.net)
DEV           := $(DEV_FILES:%=--dev %)
TEXT          := $(RAW_FILES:%=--text %)

.PHONY: train train-data
train: $(TRAINED)/english.dm ## train models/english.dm from ../shared (the same bytes every time; two hours of one core, less with -j2)
	cp $(TRAINED)/english.dm models/english.dm
	$(BUILD)/evaluate models/english.dm $(DEV_FILES)

train-data:
	@for f in $(TRAIN_FILES) $(DEV_FILES) $(RAW_FILES); do test -r $$f || { \
	    echo "make train: $$f is missing; training needs the data folder $(SHARED)" >&2; exit 4; }; done

$(TRAINED)/vectors.dm: | train-data $(BUILD)/vectors
	@mkdir -p $(@D)
	$(BUILD)/vectors --out $@ $(TRAIN_FILES) $(RAW_FILES)

$(TRAINED)/teacher%.net: $(TRAINED)/vectors.dm | $(BUILD)/trainer
	$(BUILD)/trainer --vectors $< --seed $* $(TEACHER_SHAPE) $(TEACHER_RUN) $(DEV) --net $@ \
	    $(TRAIN_FILES)

$(TRAINED)/master%.net: $(TEACHER_NETS) | $(BUILD)/trainer
	$(BUILD)/trainer --vectors $(TRAINED)/vectors.dm --seed $* $(TEACHER_NETS:%=--teacher %) $(TEXT) \
	    $(MASTER_SHAPE) $(MASTER_RUN) $(DEV) --net $@ $(TRAIN_FILES)

$(TRAINED)/english.dm: $(MASTER_NETS) | $(BUILD)/trainer $(BUILD)/evaluate
	$(BUILD)/trainer --vectors $(TRAINED)/vectors.dm $(MASTER_NETS:%=--teacher %) $(TEXT) \
	    $(STUDENT_SHAPE) $(STUDENT_RUN) --threads 2 --date $(MODEL_DATE) $(DEV) \
	    --net $(@:.dm=.net) --out $@ $(TRAIN_FILES)

# The classifier of words that tell events: models/trigger.dm, in half a minute, from our own gold
# standard (never of its parts tune and final) and the codebook's examples; due when rules change.
.PHONY: train-trigger
train-trigger: $(BUILD)/triggers ## train models/trigger.dm from gold/events and the codebook's examples (the same bytes every time)
	@test -r /usr/share/wordnet/index.verb || { echo "make train-trigger: install wordnet-base" >&2; exit 4; }
	$(BUILD)/triggers --out models/trigger.dm --corpora $(CORPORA) --measured 1 \
	    $(TRIGGER_UNREAD:%=--gold gold/events/%.events.tsv) --measured 0 $(TRIGGER_READ:%=--gold gold/events/%.events.tsv) \
	    --examples 1 --texts test/corpus/events.tsv

# The classifier of sides that no rule finds: models/sides.dm, in a minute, from our own gold standard
# (never of its parts tune and final); due when rules, candidates or clues change, and after
# train-trigger, whose events it sees.
.PHONY: train-sides
train-sides: $(BUILD)/sides ## train models/sides.dm from gold/events (the same bytes every time)
	$(BUILD)/sides --out models/sides.dm --corpora $(CORPORA) \
	    $(patsubst %,--gold gold/events/%.events.tsv,$(TRIGGER_UNREAD) $(TRIGGER_READ))

# The classifier of relations between given spans: models/relation.dm, in seconds. It learns from
# our own gold standard and the codebook's examples, so that it is due when the rules have changed.
.PHONY: train-relation
train-relation: $(BUILD)/relation ## train models/relation.dm from gold/events and the codebook's examples (the same bytes every time)
	@test -r /usr/share/wordnet/index.verb || { echo "make train-relation: install wordnet-base" >&2; exit 4; }
	$(BUILD)/relation --out models/relation.dm --corpora $(CORPORA) \
	    --gold gold/events/write.events.tsv --synonyms 1 --examples 1

# The classifier of causes and effects: models/cause.dm, in seconds, from the Causal News Corpus; due
# when candidates or clues change (src/link/pair.c, bounds.c), or connectives do.
.PHONY: train-cause
train-cause: $(BUILD)/causes ## train models/cause.dm from ../shared/gold/causality (the same bytes every time)
	$(BUILD)/causes --out models/cause.dm

# Tests beside the trainer run with all others.
TRAIN_TESTS := $(patsubst %.c,$(BUILD)/test/%,$(wildcard train/*_test.c))
TESTS       += $(TRAIN_TESTS)
unit check-run: $(TRAIN_TESTS)

$(BUILD)/test/train/%: $(BUILD)/train/%.o $(TRAIN_PARTS) $(BUILD)/libdemarche.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) $(TEST_LIBS) -o $@
