using System.Runtime.InteropServices;
using Parquet;
using Parquet.Schema;

namespace Noether.Data.Formats;

/// <summary>
/// Reads the numeric columns of Parquet files as a table of float64; missing values are NaN. Parquet.Net unpacks them.
/// </summary>
internal static class ParquetFile
{
    private const int UnpackedBytes = 24;

    private static readonly Type[] Numbers =
    [
        typeof(bool), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint),
        typeof(long), typeof(ulong), typeof(float), typeof(double),
    ];

    /// <summary>Reads the table.</summary>
    /// <exception cref="NoetherException">The file is damaged, has no numeric column or takes too much memory.</exception>
    public static LoadedArray Read(FormatRequest request)
    {
        try
        {
            ParquetFooter.Check(request.Bytes);
            using var stream = new GuardedStream(request.Bytes, request.CancellationToken);
            return ReadAsync(stream, request).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not (NoetherException or OperationCanceledException))
        {
            // Parquet.Net throws what a damaged structure leads to, of many types.
            throw new NoetherException(
                $"{request.Name} cannot be read as Parquet, it is damaged or uses what is not supported "
                + $"({e.Message.TrimEnd('.')}); write it again, or save it as .csv.", e)
            { File = request.Name };
        }
    }

    private static async Task<LoadedArray> ReadAsync(Stream stream, FormatRequest request)
    {
        var name = request.Name;
        await using var reader = await ParquetReader.CreateAsync(
            stream, leaveStreamOpen: true, cancellationToken: request.CancellationToken);
        var fields = reader.Schema.DataFields;
        var used = fields.Where(field => Numbers.Contains(field.ClrType) && !field.IsArray && IsFlat(field)).ToArray();
        if (used.Length == 0)
        {
            throw new NoetherException(
                $"{name} holds no column of numbers; give a table with one sample a row.")
            { File = name };
        }
        var groups = Enumerable.Range(0, reader.RowGroupCount).Select(reader.OpenRowGroupReader).ToArray();
        UInt128 rows = 0;
        foreach (var group in groups)
        {
            if (group.RowCount is < 0 or > int.MaxValue)
                throw new InvalidDataException($"a group of {group.RowCount} rows");
            rows += (UInt128)group.RowCount;
        }
        // Beside the table there is one column as it was unpacked.
        request.Budget.Require(rows * (UInt128)((used.Length * sizeof(double)) + UnpackedBytes), name);
        var values = new PagedBytes();
        var missing = 0L;
        foreach (var field in used)
        {
            foreach (var group in groups)
            {
                RequireHonest(group, field, request);
                var column = await Column(group, field, request.CancellationToken);
                missing += column.Count(double.IsNaN);
                values.Append(MemoryMarshal.AsBytes<double>(column));
            }
            if (missing > 0 && !request.Options.KeepMissing)
            {
                throw new NoetherException(
                    $"{name}, column {field.Name} lacks {missing} {(missing == 1 ? "value" : "values")}; fill the "
                    + $"gaps, or leave such rows out with {Mentions.Missing} drop.")
                { File = name, Setting = "missing" };
            }
        }
        var type = new NumberType('f', sizeof(double), !BitConverter.IsLittleEndian);
        var array = new NumberArray(values, type, [(long)rows, used.Length], 0, fortran: true);
        return Describe(array, fields, used, name);
    }

    private static LoadedArray Describe(NumberArray array, DataField[] fields, DataField[] used, string name)
    {
        string[] names = [.. fields.Select(field => field.Name)];
        int[] places = [.. fields.Select(field => Array.IndexOf(used, field))];
        var notes = new List<string>();
        var skipped = fields.Except(used).Select(field => field.Name).ToArray();
        if (skipped.Length > 0)
        {
            notes.Add($"{(skipped.Length == 1 ? "Column" : "Columns")} {string.Join(", ", skipped)} of {name}: "
                + "no numbers, skipped.");
        }
        // pandas writes an index other than 0, 1, 2 as the last column, of this name.
        var index = Array.IndexOf(names, "__index_level_0__");
        index = index >= 0 && places[index] >= 0 ? index : RowNumbers.Find(array, names, places) ?? -1;
        if (index >= 0)
        {
            notes.Add($"Column {index} ({names[index]}) of {name} numbers the rows and is set aside; name it in "
                + $"{Mentions.Columns} to keep it.");
        }
        return new LoadedArray(array)
        {
            Notes = notes,
            Columns = new TableColumns(names, places, index >= 0 ? index : null),
        };
    }

    // A column chunk says how large it is packed and unpacked; what lies outside the file or is absurd is refused
    // before anything is allocated for it.
    private static void RequireHonest(ParquetRowGroupReader group, DataField field, FormatRequest request)
    {
        var data = group.GetMetadata(field)?.MetaData
            ?? throw new InvalidDataException($"column {field.Name} is not in every group of rows");
        if (data.TotalCompressedSize < 0 || data.TotalUncompressedSize < 0
            || data.TotalCompressedSize > request.Bytes.Length || data.NumValues != group.RowCount)
        {
            throw new InvalidDataException($"column {field.Name} contradicts itself about its size");
        }
        request.Budget.Require((UInt128)data.TotalUncompressedSize, $"{request.Name}, column {field.Name}");
    }

    private static bool IsFlat(DataField field) => field.Path.Length == 1;

    private static Task<double[]> Column(
        ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        var type = field.ClrType;
        return type == typeof(bool) ? Booleans()
            : type == typeof(sbyte) ? As<sbyte>()
            : type == typeof(byte) ? As<byte>()
            : type == typeof(short) ? As<short>()
            : type == typeof(ushort) ? As<ushort>()
            : type == typeof(int) ? As<int>()
            : type == typeof(uint) ? As<uint>()
            : type == typeof(long) ? As<long>()
            : type == typeof(ulong) ? As<ulong>()
            : type == typeof(float) ? As<float>()
            : As<double>();

        async Task<double[]> As<T>() where T : struct, System.Numerics.INumber<T> =>
            Array.ConvertAll(await Read<T>(), value => value is { } number ? double.CreateTruncating(number) : double.NaN);

        async Task<double[]> Booleans() =>
            Array.ConvertAll(await Read<bool>(), value => value is { } yes ? (yes ? 1 : 0) : double.NaN);

        async Task<T?[]> Read<T>() where T : struct
        {
            var count = (int)group.RowCount;
            var values = new T?[count];
            if (field.IsNullable)
            {
                await group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellationToken);
                return values;
            }
            var plain = new T[count];
            await group.ReadAsync(field, plain.AsMemory(), cancellationToken: cancellationToken);
            return Array.ConvertAll(plain, value => (T?)value);
        }
    }
}
