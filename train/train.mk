# The language model: `make train` makes models/english.dm from ../shared, bit for bit.
# Included by the Makefile.

SHARED     ?= ../shared
TREEBANKS  := $(SHARED)/treebanks
CORPORA    := $(SHARED)/corpora
TRAIN_FILES := $(TREEBANKS)/ewt_train.conllu $(TREEBANKS)/gum_free_train.conllu
DEV_FILES   := $(TREEBANKS)/ewt_dev.conllu $(TREEBANKS)/gum_free_dev.conllu
RAW_FILES   := $(CORPORA)/current_events_2015-09.jsonl $(CORPORA)/statedept_2021-05_2022-05.jsonl.gz \
               $(CORPORA)/statedept_tweets_2012_2021.jsonl.gz $(CORPORA)/whitehouse_2021-05_2022-05.jsonl.gz
MODEL_DATE ?= 2026-11-24

TRAIN_SRC   := $(filter-out %_test.c,$(wildcard train/*.c))
TRAIN_OBJ   := $(TRAIN_SRC:%.c=$(BUILD)/%.o)
TRAIN_MAINS := trainer vectors annotate evaluate
TRAIN_PARTS := $(filter-out $(TRAIN_MAINS:%=$(BUILD)/train/%.o),$(TRAIN_OBJ))

$(BUILD)/train/%.o: CPPFLAGS += -I.
$(BUILD)/train/%.o: ALL_CFLAGS += -O3

$(TRAIN_MAINS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/train/%.o $(TRAIN_PARTS) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

.PHONY: train
train: $(TRAIN_MAINS:%=$(BUILD)/%) ## train models/english.dm from ../shared (the same bytes every time; about ten minutes)
	@for f in $(TRAIN_FILES) $(RAW_FILES); do test -r $$f || { \
	    echo "make train: $$f is missing; training needs the data folder $(SHARED)" >&2; exit 4; }; done
	$(BUILD)/vectors --out $(BUILD)/vectors.dm $(TRAIN_FILES) $(RAW_FILES)
	$(BUILD)/trainer --vectors $(BUILD)/vectors.dm --date $(MODEL_DATE) $(DEV_FILES:%=--dev %) \
	    --out models/english.dm $(TRAIN_FILES)
	$(BUILD)/evaluate models/english.dm $(DEV_FILES)

# Tests beside the trainer run with all others.
TRAIN_TESTS := $(patsubst %.c,$(BUILD)/test/%,$(wildcard train/*_test.c))
TESTS       += $(TRAIN_TESTS)
unit check-run: $(TRAIN_TESTS)

$(BUILD)/test/train/%: $(BUILD)/train/%.o $(TRAIN_PARTS) $(BUILD)/libdemarche.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) $(TEST_LIBS) -o $@
