"""Ciphertext does not compress: storing it as it is saves the attempt on each of up to 20 MB."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("files", "0001_files")]

    operations = [
        migrations.RunSQL(
            sql=["ALTER TABLE files_stored_content ALTER COLUMN content_sealed SET STORAGE EXTERNAL"],
            reverse_sql=["ALTER TABLE files_stored_content ALTER COLUMN content_sealed SET STORAGE EXTENDED"],
        )
    ]
