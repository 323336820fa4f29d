# Fuzz targets: test/fuzz/NAME_fuzz.c defines LLVMFuzzerTestOneInput, test/fuzz/corpus/NAME/ holds its
# seeds, all of our own writing. `make check` replays them with any compiler (replay.c); `make fuzz`
# searches on with libFuzzer and clang.
.DEFAULT_GOAL := all
FUZZERS := $(patsubst test/fuzz/%_fuzz.c,%,$(wildcard test/fuzz/*_fuzz.c))
TESTS   += $(FUZZERS:%=$(BUILD)/test/fuzz/%)
FUZZ_SECONDS ?= 60

$(FUZZERS:%=$(BUILD)/test/fuzz/%): $(BUILD)/test/fuzz/%: $(BUILD)/test/fuzz/%_fuzz.o $(BUILD)/test/fuzz/replay.o $(BUILD)/libdemarche.a
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/fuzz/%: $(BUILD)/test/fuzz/%_fuzz.o $(BUILD)/libdemarche.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS) -fsanitize=fuzzer $^ $(LDLIBS) -o $@

.PHONY: fuzz fuzz-run
fuzz: ## search for inputs that break a parser (clang, FUZZ_SECONDS=60 for each target)
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang fuzz-run

fuzz-run: $(FUZZERS:%=$(BUILD)/fuzz/%)
	@for f in $(FUZZERS); do mkdir -p $(BUILD)/found/$$f; \
	    $(BUILD)/fuzz/$$f -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 \
	        -artifact_prefix=$(BUILD)/found/ $(BUILD)/found/$$f test/fuzz/corpus/$$f || exit 1; done
