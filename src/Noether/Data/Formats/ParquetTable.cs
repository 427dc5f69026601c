using Parquet;
using Parquet.Schema;

namespace Noether.Data.Formats;

/// <summary>Writes tables as Parquet: texts, and float64 of which some may be missing.</summary>
internal static class ParquetTable
{
    /// <summary>Writes a table; the file appears when complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Its columns, all of one length.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<TableColumn> columns)
    {
        using var file = AtomicFile.Create(path);
        try
        {
            // Parquet.Net ends the stream it is given; the file is renamed only afterwards.
            WriteAsync(file.Stream, columns).GetAwaiter().GetResult();
        }
        catch (IOException failure)
        {
            throw AtomicFile.CannotWrite(path, failure);
        }

        file.Commit();
    }

    private static async Task WriteAsync(Stream stream, IReadOnlyList<TableColumn> columns)
    {
        var schema = new ParquetSchema([.. columns.Select(column => column.Texts is null
            ? (Field)new DataField<double?>(column.Name)
            : new DataField<string>(column.Name))]);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Texts is { } texts)
                await group.WriteAsync(schema.DataFields[i], texts).ConfigureAwait(false);
            else
                await group.WriteAsync<double>(schema.DataFields[i], columns[i].Numbers.AsMemory()).ConfigureAwait(false);
        }

        group.CompleteValidate();
    }
}
