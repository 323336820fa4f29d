# demarche: news text in, coded events out.   `make help` lists the targets.

VARIANT ?= release
BUILD   := build/$(VARIANT)
CC      ?= gcc
ifeq ($(origin CC),default)
CC      := gcc
endif

PKGS        := sqlite3 zlib uchardet libutf8proc
TEST_PKGS   := cmocka libcjson
PKG_CFLAGS  := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS    := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
TEST_CFLAGS := $(shell pkg-config --cflags $(TEST_PKGS) 2>/dev/null)
TEST_LIBS   := $(shell pkg-config --libs $(TEST_PKGS) 2>/dev/null)

WARN     := -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
CPPFLAGS += -Isrc -Iinclude -I$(BUILD)/gen -D_GNU_SOURCE $(PKG_CFLAGS)
CFLAGS   ?=
OPT.release := -O2 -g1
OPT.debug   := -O0 -g3
OPT.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DARENA_DEBUG
OPT.tsan    := -O1 -g -fsanitize=thread
OPT.fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ALL_CFLAGS  := -std=c17 -fPIC -fvisibility=hidden -ffp-contract=off -pthread $(WARN) $(OPT.$(VARIANT)) $(CFLAGS)
LDFLAGS     += -pthread $(OPT.$(VARIANT))
LDLIBS      := $(PKG_LIBS) -lm

# The rooms, in the order of the data flow. tool/check-layers reads this line.
ROOMS := base model document sentence token parse mention rule event store

LIB_SRC  := $(foreach r,$(ROOMS),$(filter-out %_test.c,$(wildcard src/$(r)/*.c)))
CLI_SRC  := $(filter-out %_test.c,$(wildcard src/cli/*.c))
TEST_SRC := $(foreach r,$(ROOMS) cli,$(wildcard src/$(r)/*_test.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(BUILD)/%.o)
TESTS    := $(TEST_SRC:src/%.c=$(BUILD)/test/%)

.PHONY: all
all: $(BUILD)/libdemarche.a $(if $(CLI_SRC),$(BUILD)/demarche)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

# Data files as C, written at build by tool/embed.c.
HOSTCC ?= $(CC)
GEN    := $(BUILD)/gen
CODEBOOK_TEXT := $(wildcard codebook/classes.txt codebook/operators.tsv) \
                 $(sort $(wildcard codebook/events/*.rules))

$(BUILD)/tool/%: tool/%.c
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -D_GNU_SOURCE -Isrc -O1 $(WARN) $< -o $@

$(GEN)/%_table.inc: codebook/%.tsv $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(BUILD)/tool/embed table $(shell echo $* | tr a-z A-Z) $< > $@.tmp && mv $@.tmp $@

$(GEN)/codebook_text.inc: $(CODEBOOK_TEXT) codebook $(wildcard codebook/events) $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(BUILD)/tool/embed text CODEBOOK_TEXT codebook $(CODEBOOK_TEXT) > $@.tmp && mv $@.tmp $@

$(BUILD)/src/rule/plover.o: $(GEN)/plover_table.inc $(GEN)/contexts_table.inc $(GEN)/cameo_table.inc
$(BUILD)/src/rule/codebook.o: $(GEN)/codebook_text.inc

$(BUILD)/libdemarche.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/demarche: $(CLI_OBJ) $(BUILD)/libdemarche.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# One program a test file: cmocka, linked with the library.
$(BUILD)/test/%: $(BUILD)/src/%.o $(BUILD)/libdemarche.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $^ $(LDLIBS) $(TEST_LIBS) -o $@

.PHONY: unit
unit: $(TESTS)
	@for t in $(TESTS); do $$t || exit 1; done

.PHONY: format
format:
	clang-format -i $$(git ls-files -co --exclude-standard '*.c' '*.h')

.PHONY: clean
clean:
	rm -rf build

-include $(shell find build/$(VARIANT) -name '*.d' 2>/dev/null)
