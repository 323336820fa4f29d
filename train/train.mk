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

# The steps, each a file in $(TRAINED): vectors of words; teachers, which are large networks that
# learn the treebanks, each with another seed; what they agree on about the raw text; the small network that ships, which learns from that and
# the treebanks. With `make -j` the teachers learn side by side; the bytes are the same.
TRAINED       := $(BUILD)/trained
TEACHERS      := 1 2 3 4
TEACHER_SHAPE := --wide 256 --tag-deep 128 --deep 192 --hidden 256
TEACHER_RUN   := --batch 16 --rate 0.002 --epochs 12
STUDENT_RUN   := --batch 16 --rate 0.003 --silver-epochs 2 --gold-times 4 --gold-rate 0.001 --epochs 8
TEACHER_NETS  := $(TEACHERS:%=$(TRAINED)/teacher%.net)

.PHONY: train train-data
train: models/english.dm.new ## train models/english.dm from ../shared (the same bytes every time; about two hours of one core, less with -j2)
	mv models/english.dm.new models/english.dm
	$(BUILD)/evaluate models/english.dm $(DEV_FILES)

train-data:
	@for f in $(TRAIN_FILES) $(DEV_FILES) $(RAW_FILES); do test -r $$f || { \
	    echo "make train: $$f is missing; training needs the data folder $(SHARED)" >&2; exit 4; }; done

$(TRAINED)/vectors.dm: $(BUILD)/vectors | train-data
	@mkdir -p $(@D)
	$(BUILD)/vectors --out $@ $(TRAIN_FILES) $(RAW_FILES)

$(TRAINED)/teacher%.net: $(BUILD)/trainer $(TRAINED)/vectors.dm
	$(BUILD)/trainer --vectors $(TRAINED)/vectors.dm --seed $* $(TEACHER_SHAPE) \
	    $(TEACHER_RUN) $(DEV_FILES:%=--dev %) --net $@ $(TRAIN_FILES)

$(TRAINED)/silver.conllu: $(BUILD)/annotate $(TEACHER_NETS)
	$(BUILD)/annotate --vectors $(TRAINED)/vectors.dm $(TEACHER_NETS:%=--net %) $(DEV_FILES:%=--dev %) \
	    --out $@.part $(RAW_FILES:%=--raw %) $(TRAIN_FILES)
	mv $@.part $@

models/english.dm.new: $(BUILD)/trainer $(BUILD)/evaluate $(TRAINED)/silver.conllu
	$(BUILD)/trainer --vectors $(TRAINED)/vectors.dm --silver $(TRAINED)/silver.conllu $(STUDENT_RUN) \
	    --date $(MODEL_DATE) $(DEV_FILES:%=--dev %) --out $@ $(TRAIN_FILES)

# Tests beside the trainer run with all others.
TRAIN_TESTS := $(patsubst %.c,$(BUILD)/test/%,$(wildcard train/*_test.c))
TESTS       += $(TRAIN_TESTS)
unit check-run: $(TRAIN_TESTS)

$(BUILD)/test/train/%: $(BUILD)/train/%.o $(TRAIN_PARTS) $(BUILD)/libdemarche.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) $(TEST_LIBS) -o $@
