"""The model column that holds opening hours: a Schedule in Python, its canonical JSON in the database."""

from django.core.exceptions import ValidationError
from django.db import models

from offices.schedule import Schedule, ScheduleError


class HoursField(models.JSONField):
    """A Schedule or None (None: nobody knows). The only way hours enter or leave the database."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        value = super().from_db_value(value, expression, connection)
        return Schedule.from_json(value) if isinstance(value, dict) else value

    def to_python(self, value):
        if value is None or isinstance(value, Schedule):
            return value
        try:
            return Schedule.from_json(value)
        except ScheduleError as problem:
            raise ValidationError(str(problem), code="schedule") from problem

    def get_prep_value(self, value):
        return super().get_prep_value(value.to_json() if isinstance(value, Schedule) else value)

    def validate(self, value, model_instance):
        super().validate(value.to_json() if isinstance(value, Schedule) else value, model_instance)

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return value.to_json() if isinstance(value, Schedule) else value

    def formfield(self, **kwargs):
        from offices.widgets import ScheduleField  # forms are not needed where models are

        return models.Field.formfield(self, **{"form_class": ScheduleField, **kwargs})
