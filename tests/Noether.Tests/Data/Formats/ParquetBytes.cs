using Parquet;
using Parquet.Schema;

namespace Noether.Tests.Data.Formats;

/// <summary>Writes small Parquet files: two columns of numbers, one of text.</summary>
internal static class ParquetBytes
{
    public static async Task Write(string path, double[] lat, double?[] lon, string[] names, int groups = 1)
    {
        var schema = new ParquetSchema(
            new DataField<double>("lat"), new DataField<double?>("lon"), new DataField<string>("name"));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        for (var i = 0; i < groups; i++)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<double>(schema.DataFields[0], lat.AsMemory());
            await group.WriteAsync<double>(schema.DataFields[1], lon.AsMemory());
            await group.WriteAsync(schema.DataFields[2], names);
            group.CompleteValidate();
        }
    }
}
