"""Counts the changes of a record, so that what was worked out from it is known to be of this state."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keep", "0001_initial")]

    operations = [
        migrations.AddField(model_name="person", name="version", field=models.PositiveBigIntegerField(default=0)),
    ]
