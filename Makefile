# Every target is one call of dev.py, which needs nothing but a Python.
PYTHON ?= python3
.PHONY: help run test drill lint lock messages screenshots
help run test drill lint lock messages screenshots:
	@$(PYTHON) dev.py $@ $(ARGS)
