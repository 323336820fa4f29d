# demarche: news text in, coded events out.   `make help` lists the targets.

SHELL := /bin/sh
Q     := $(if $(V),,@)# V=1 shows every command
VARIANT ?= $(if $(SAN),asan,release)
BUILD   := build/$(VARIANT)
ifeq ($(origin CC),default)
CC      := gcc
endif
HOSTCC  ?= $(CC)
VERSION := $(shell cat VERSION)
PREFIX  ?= /usr/local

# --- what the program needs -----------------------------------------------------------------
PKGS        := sqlite3 zlib libzstd libbrotlidec libarchive uchardet libutf8proc gumbo libxml-2.0
LOADED_PKGS := libcurl libpq libmicrohttpd # their headers alone: they are loaded when they are needed (src/fetch/curllibrary.h, src/store/pqlibrary.h, src/serve/httplibrary.h)
TEST_PKGS   := cmocka libcjson
PKG_CFLAGS  := $(shell pkg-config --cflags $(PKGS) $(LOADED_PKGS) 2>/dev/null)
PKG_LIBS    := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
TEST_CFLAGS := $(shell pkg-config --cflags $(TEST_PKGS) 2>/dev/null)
TEST_LIBS   := $(shell pkg-config --libs $(TEST_PKGS) 2>/dev/null)

# --- how it is compiled -----------------------------------------------------------------------
WARN     := -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
CPPFLAGS += -Isrc -Iinclude -I$(BUILD)/gen -D_GNU_SOURCE -DDEMARCHE_VERSION='"$(VERSION)"' \
            -DDEMARCHE_PREFIX='"$(PREFIX)"' $(PKG_CFLAGS)
OPT.release := -O2 -g1
OPT.debug   := -O0 -g3
OPT.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DARENA_DEBUG
OPT.tsan    := -O1 -g -fsanitize=thread
OPT.fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ALL_CFLAGS  := -std=c17 -fPIC -fvisibility=hidden -ffp-contract=off -pthread $(WARN) $(OPT.$(VARIANT)) $(CFLAGS)
LDFLAGS     += -pthread $(OPT.$(VARIANT))
LDLIBS      := $(PKG_LIBS) -lm

# --- what there is: the rooms, in the order of the data flow (tool/check-layers reads this line) ---
ROOMS := base model document fetch sentence token parse mention rule event link ledger store export query upkeep coder measure serve

LIB_SRC  := $(foreach r,$(ROOMS),$(filter-out %_test.c,$(wildcard src/$(r)/*.c)))
CLI_SRC  := $(filter-out %_test.c,$(wildcard src/cli/*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(BUILD)/%.o)
TESTS    := $(patsubst src/%.c,$(BUILD)/test/%,$(foreach r,$(ROOMS) cli train,$(wildcard src/$(r)/*_test.c))) \
            $(patsubst test/corpus/%.c,$(BUILD)/test/corpus/%,$(wildcard test/corpus/*_test.c))
SCRIPTS  := $(sort $(wildcard test/cli/*_test.sh))

-include test/fuzz/fuzz.mk

.SECONDARY:
.PHONY: all
all: $(BUILD)/libdemarche.a $(BUILD)/libdemarche.so $(BUILD)/demarche ## build the library and the program (VARIANT=release|debug|asan|tsan|fuzz)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

# The loops between the kernels: -O3 makes vectors of them, and keeps the same arithmetic.
$(BUILD)/src/parse/parser.o $(BUILD)/src/token/encoder.o $(BUILD)/src/event/proposal.o $(BUILD)/src/link/sketch.o: ALL_CFLAGS += -O3

# --- data files as C, written at build by tool/embed.c ---------------------------------------
GEN    := $(BUILD)/gen
CODEBOOK_TEXT := $(wildcard codebook/classes.txt) $(sort $(wildcard codebook/events/*.rules)) \
                 $(wildcard codebook/operators.tsv)

$(BUILD)/tool/%: tool/%.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -std=c17 -D_GNU_SOURCE -Isrc -O1 $(WARN) $< -o $@

$(GEN)/%_table.inc: codebook/%.tsv $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/embed table $(shell echo $* | tr a-z A-Z) $< > $@.tmp && mv $@.tmp $@

$(GEN)/codebook_text.inc: $(CODEBOOK_TEXT) codebook $(wildcard codebook/events) Makefile $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/embed text CODEBOOK_TEXT codebook $(CODEBOOK_TEXT) > $@.tmp && mv $@.tmp $@

# The rules of the ledger share the classes of the codebook.
LEDGER_TEXT := codebook/classes.txt $(sort $(wildcard codebook/ledger/*.rules))
$(GEN)/ledger_text.inc: $(LEDGER_TEXT) codebook/ledger Makefile $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/embed text LEDGER_TEXT codebook $(LEDGER_TEXT) > $@.tmp && mv $@.tmp $@

# The actors and agents of the codebook as constant tables, by tool/tables.c (see base/table.h).
$(BUILD)/tool/tables: tool/tables.c src/base/table.c src/base/str.c src/base/arena.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -std=c17 -D_GNU_SOURCE -Isrc -O1 $(WARN) $^ -o $@

ACTOR_TSV := $(sort $(wildcard codebook/actors/*.tsv))
$(GEN)/actor_table.inc: $(ACTOR_TSV) $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n actor_table -i code,names,short -a names $(ACTOR_TSV) > $@.tmp && mv $@.tmp $@

$(GEN)/agent_table.inc: codebook/agents.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n agent_table -l -i names -u names $< > $@.tmp && mv $@.tmp $@

# The gazetteer, by tool/places.c: our own places and, where libgeonames0 is installed, GeoNames.
$(BUILD)/tool/places: tool/places.c src/mention/placekey.c src/base/table.c src/base/str.c src/base/arena.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -std=c17 -D_GNU_SOURCE -Isrc -O1 $(WARN) $(PKG_CFLAGS) $^ -o $@ -lutf8proc -ldl -lm

PLACE_TSV := $(filter-out %/countries.tsv,$(sort $(wildcard codebook/places/*.tsv)))
GEONAMES  := $(wildcard /usr/lib/*/libgeonames.so.0)
$(GEN)/place_table.inc: codebook/places/countries.tsv $(PLACE_TSV) $(BUILD)/tool/places $(GEONAMES)
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/places codebook/places/countries.tsv $(PLACE_TSV) > $@.tmp && mv $@.tmp $@

# Numbers of states of the Correlates of War project.
$(GEN)/cow_table.inc: codebook/cow.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n cow_table -i country -u country $< > $@.tmp && mv $@.tmp $@

# What exports say in the codes of others.
$(GEN)/fips_table.inc: codebook/fips.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n fips_table -i country -u country $< > $@.tmp && mv $@.tmp $@

$(GEN)/goldstein_table.inc: codebook/goldstein.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n goldstein_table -i code -u code $< > $@.tmp && mv $@.tmp $@

# The files of the page, made by tool/web with npm; where that cannot be, the program has none.
WEB_SRC := $(wildcard tool/web) $(shell find web -type f 2>/dev/null) codebook/places/countries.tsv
WEB_OUT := build/web/dist
$(WEB_OUT)/made: $(WEB_SRC)
	@mkdir -p $(WEB_OUT)
	$(Q)rm -f $(WEB_OUT)/*
	$(Q)if [ -x tool/web ]; then tool/web $(WEB_OUT) || { [ $$? = 3 ] && rm -f $(WEB_OUT)/*; }; fi
	$(Q)touch $@

$(GEN)/asset_table.inc: $(WEB_OUT)/made $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/embed text ASSETS $(WEB_OUT) $$(find $(WEB_OUT) -type f ! -name made | sort) > $@.tmp && mv $@.tmp $@

$(BUILD)/src/serve/asset.o: $(GEN)/asset_table.inc
$(BUILD)/src/export/cameocode.o: $(GEN)/fips_table.inc $(GEN)/goldstein_table.inc
$(BUILD)/src/mention/cow.o: $(GEN)/cow_table.inc
$(BUILD)/src/mention/cow_test.o: $(GEN)/cow_table.inc $(GEN)/actor_table.inc
$(BUILD)/src/mention/gazetteer.o: $(GEN)/place_table.inc
$(GEN)/head_table.inc: codebook/heads.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n head_table -l -i names $< > $@.tmp && mv $@.tmp $@

$(GEN)/given_table.inc: codebook/given.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n given_table -i names -u names $< > $@.tmp && mv $@.tmp $@

$(BUILD)/src/mention/actor_body.o: $(GEN)/head_table.inc
$(BUILD)/src/mention/person_form.o: $(GEN)/given_table.inc
$(GEN)/currency_table.inc: codebook/currencies.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n currency_table -l -i code,signs,letters,words,risky $< > $@.tmp && mv $@.tmp $@

$(GEN)/unit_table.inc: codebook/units.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n unit_table -l -i names -u unit $< > $@.tmp && mv $@.tmp $@

# Weapons and military items; series.tsv has other columns.
ITEM_TSV := $(filter-out %/series.tsv,$(sort $(wildcard codebook/items/*.tsv)))
$(GEN)/item_table.inc: $(ITEM_TSV) codebook/items $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n item_table -l -s -i names,risky -u names $(ITEM_TSV) > $@.tmp && mv $@.tmp $@

$(GEN)/series_table.inc: codebook/items/series.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n series_table -i prefix -u prefix $< > $@.tmp && mv $@.tmp $@

$(GEN)/people_table.inc: codebook/people.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n people_table -l -i words $< > $@.tmp && mv $@.tmp $@

# What an event is about.
$(GEN)/topic_table.inc: codebook/topics.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n topic_table -l -i words $< > $@.tmp && mv $@.tmp $@

# Words that a PDF breaks in official notices.
$(GEN)/noticeword_table.inc: codebook/noticewords.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n noticeword_table -l -i words $< > $@.tmp && mv $@.tmp $@

# What is no event though its words look like one.
$(GEN)/noevent_table.inc: codebook/noevents.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n noevent_table -l -i words $< > $@.tmp && mv $@.tmp $@

# Words that say how two things hang together.
$(GEN)/connective_table.inc: codebook/connectives.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n connective_table -l -i words $< > $@.tmp && mv $@.tmp $@

# What channels are about; what words above a change of state make of it.
$(GEN)/subject_table.inc: codebook/subjects.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n subject_table -l -i words $< > $@.tmp && mv $@.tmp $@

$(GEN)/ledgerword_table.inc: codebook/ledger/operators.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n ledgerword_table -l -i word $< > $@.tmp && mv $@.tmp $@

# What kind of transfer words tell; plain nouns for what is handed over.
$(GEN)/transferkind_table.inc: codebook/ledger/transferkinds.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n transferkind_table -l -i words $< > $@.tmp && mv $@.tmp $@

$(GEN)/lineword_table.inc: codebook/ledger/linewords.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n lineword_table -l -i words $< > $@.tmp && mv $@.tmp $@

$(GEN)/goods_table.inc: codebook/ledger/goods.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n goods_table -l -i words $< > $@.tmp && mv $@.tmp $@

# Words that report words.
$(GEN)/speech_table.inc: codebook/speech.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n speech_table -i word $< > $@.tmp && mv $@.tmp $@

$(GEN)/localwords_table.inc: codebook/localwords.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n localwords_table -i words -u words $< > $@.tmp && mv $@.tmp $@

# Languages that are not coded.
$(GEN)/language_table.inc: codebook/languages.tsv $(BUILD)/tool/tables
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/tables -n language_table -l -i words -u code $< > $@.tmp && mv $@.tmp $@

$(BUILD)/src/document/languageguess.o: $(GEN)/language_table.inc
$(BUILD)/src/mention/localword.o: $(GEN)/localwords_table.inc
$(BUILD)/src/mention/peopleword.o: $(GEN)/people_table.inc
$(BUILD)/src/mention/amountcurrency.o: $(GEN)/currency_table.inc
$(BUILD)/src/mention/amountunit.o: $(GEN)/unit_table.inc
$(BUILD)/src/mention/actor_name.o: $(GEN)/actor_table.inc
$(BUILD)/src/mention/handle_test.o: $(GEN)/actor_table.inc
$(BUILD)/src/mention/actor_test.o: $(GEN)/actor_table.inc $(GEN)/agent_table.inc
$(BUILD)/src/mention/holder_test.o: $(GEN)/actor_table.inc
$(BUILD)/src/mention/agent.o: $(GEN)/agent_table.inc

$(GEN)/limits_table.inc: $(filter-out $(GEN)/%,$(wildcard $(foreach r,$(ROOMS) cli,src/$(r)/*.[ch]))) tool/list-limits
	@mkdir -p $(@D)
	$(Q)tool/list-limits $(filter-out %_test.c tool/%,$^) > $@.tmp && mv $@.tmp $@

$(GEN)/card_text.inc: models/CARD.md $(BUILD)/tool/embed
	@mkdir -p $(@D)
	$(Q)$(BUILD)/tool/embed text MODEL_CARD models $< > $@.tmp && mv $@.tmp $@

$(BUILD)/src/measure/limitlist.o: $(GEN)/limits_table.inc
$(BUILD)/src/serve/programview.o: $(GEN)/card_text.inc
$(BUILD)/src/cli/acledlist.o: $(GEN)/acled_table.inc
$(BUILD)/src/rule/plover.o: $(GEN)/plover_table.inc $(GEN)/contexts_table.inc $(GEN)/cameo_table.inc
$(BUILD)/src/rule/codebook.o: $(GEN)/codebook_text.inc $(GEN)/ledger_text.inc
$(BUILD)/src/mention/itemlexicon.o: $(GEN)/item_table.inc $(GEN)/series_table.inc
$(BUILD)/src/mention/speakerword.o: $(GEN)/speech_table.inc
$(BUILD)/src/event/context.o: $(GEN)/topic_table.inc
$(BUILD)/src/event/noevent.o: $(GEN)/noevent_table.inc
$(BUILD)/src/ledger/noticeword.o: $(GEN)/noticeword_table.inc
$(BUILD)/src/event/veracity.o: $(GEN)/veracity_table.inc
$(BUILD)/src/link/relation.o: $(GEN)/connective_table.inc
$(BUILD)/src/ledger/thesaurus.o: $(GEN)/subject_table.inc
$(BUILD)/src/ledger/mood.o: $(GEN)/ledgerword_table.inc
$(BUILD)/src/ledger/transferitem.o: $(GEN)/transferkind_table.inc
$(BUILD)/src/ledger/linewording.o: $(GEN)/lineword_table.inc
$(BUILD)/src/ledger/transferthing.o: $(GEN)/goods_table.inc
$(BUILD)/src/mention/publisher.o: $(GEN)/publishers_table.inc

# --- library and program ------------------------------------------------------------------------
$(BUILD)/libdemarche.a: $(LIB_OBJ)
	@rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/libdemarche.so: $(LIB_OBJ)
	$(Q)$(CC) -shared -Wl,-soname,libdemarche.so.0 $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/demarche: $(CLI_OBJ) $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# --- tests: one program a test file ---------------------------------------------------------------
# Feeds as JSON, for test/feeds/cases.py.
FEED_DUMP := $(BUILD)/test/feeds/dump
$(FEED_DUMP): $(BUILD)/test/feeds/dump.o $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/test/corpus/%: $(BUILD)/test/corpus/%.o $(BUILD)/test/corpus/scenario.o $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) $(TEST_LIBS) -o $@

$(BUILD)/test/%: $(BUILD)/src/%.o $(BUILD)/libdemarche.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) $(TEST_LIBS) -o $@

.PHONY: score
score: $(BUILD)/test/corpus/score ## how many events of the corpus tables come out right, with every fault
	@$< test/corpus/events.tsv $(wildcard test/corpus/variants/*.tsv test/corpus/blind/[BDE]-*.tsv)
	@$< $(wildcard test/corpus/blind/C-*.tsv) | grep "texts without a fault"

.PHONY: unit
unit: $(TESTS) ## build and run the unit and corpus tests alone
	@tool/run-tests $(BUILD) $(TESTS)

.PHONY: check
check: ## set up what is missing, build, run all tests (SAN=1: under ASan and UBSan)
	@tool/setup build test
	@tool/test-modules
	@$(MAKE) --no-print-directory VARIANT=$(VARIANT) check-run

.PHONY: check-run
check-run: all $(TESTS) $(FEED_DUMP)
	@tool/check-layers
	@tool/run-tests $(BUILD) $(TESTS) $(SCRIPTS)

.PHONY: accept
accept: all ## take what the program prints now as right in test/cli/cases and the manuals: read the diff
	@DEMARCHE=$(BUILD)/demarche test/cli/golden_test.sh --accept
	@DEMARCHE=$(BUILD)/demarche test/cli/manual_test.sh --accept

.PHONY: check-long
check-long: ## what takes longer: a clean Debian root, fuzzing, a million sentences
	@tool/setup build test long
	@for t in test/slow/*.sh; do echo "== $$t"; $$t || exit 1; done

.PHONY: demo
demo: ## set up what is missing, build, code the bundled article
	@tool/setup build
	@$(MAKE) --no-print-directory -j2 all
	$(BUILD)/demarche code --table --date 2024-07-17 examples/article.txt

.PHONY: bench
bench: all ## measure speed, memory and accuracy; figures go to bench/RESULTS.md by hand
	@bench/run $(BUILD)

-include train/train.mk

# --- care ---------------------------------------------------------------------------------------
SOURCES = $(shell git ls-files -co --exclude-standard '*.c' '*.h')

.PHONY: format
format: ## clang-format all sources
	clang-format -i $(SOURCES)

.PHONY: lint
lint: ## clang-format, layers, clang's warnings, clang-tidy, cppcheck, terms of heads: all clean or it fails
	@tool/setup build test lint
	@$(MAKE) --no-print-directory lint-run

.PHONY: lint-run
lint-run: all
	tool/check-layers
	clang-format --dry-run -Werror $(SOURCES)
	tool/check-style
	@if command -v python3 > /dev/null; then tool/check-facts; else echo "check-facts: skipped, no python3"; fi
	cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr --suppressions-list=.cppcheck \
	    --enable=warning,performance,portability -j2 -Isrc -Iinclude -D_GNU_SOURCE src train tool
	git ls-files -co --exclude-standard '*.c' | xargs -n 40 -P 2 \
	    clang -fsyntax-only -std=c17 $(CPPFLAGS) $(TEST_CFLAGS) -I. $(WARN)
	tool/tidy $(BUILD)

DIRS := bin lib/pkgconfig include share/demarche share/man/man1 share/bash-completion/completions \
        share/zsh/site-functions share/fish/vendor_completions.d

.PHONY: install
install: all ## install below PREFIX (default /usr/local; DESTDIR works)
	install -d $(DIRS:%=$(DESTDIR)$(PREFIX)/%)
	install -m 755 $(BUILD)/demarche $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/libdemarche.a $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(BUILD)/libdemarche.so $(DESTDIR)$(PREFIX)/lib/libdemarche.so.0
	ln -sf libdemarche.so.0 $(DESTDIR)$(PREFIX)/lib/libdemarche.so
	install -m 644 include/demarche.h $(DESTDIR)$(PREFIX)/include/
	install -m 644 models/english.dm models/trigger.dm models/sides.dm models/relation.dm models/cause.dm models/CARD.md $(DESTDIR)$(PREFIX)/share/demarche/
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@LIBS@|$(LDLIBS)|' tool/demarche.pc.in \
	    > $(DESTDIR)$(PREFIX)/lib/pkgconfig/demarche.pc
	$(BUILD)/demarche help --man > $(DESTDIR)$(PREFIX)/share/man/man1/demarche.1
	$(BUILD)/demarche help --completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/demarche
	$(BUILD)/demarche help --completion zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_demarche
	$(BUILD)/demarche help --completion fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/demarche.fish

.PHONY: clean
clean: ## remove what was built
	rm -rf build

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
