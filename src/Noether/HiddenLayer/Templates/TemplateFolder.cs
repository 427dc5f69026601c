using System.Text.Json;
using Noether.Data.Formats;
using Noether.Discovery.Settings;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Templates in a folder: templates.json (settings, seed, classes), points.npy (count x 2n x 2, float64, the first n of
/// each template on its contour), labels.npy (count, float64: numbers of <see cref="SymmetryClass"/>) and raw.npy
/// (count x s x s, float32: pictures of the contours). templates.json is written last; where it is, the rest is whole.
/// </summary>
public static class TemplateFolder
{
    private const string RecordName = "templates.json";
    private const string PointsName = "points.npy";
    private const string LabelsName = "labels.npy";
    private const string PicturesName = "raw.npy";

    /// <summary>Makes sure that a folder can take templates; call it before the work.</summary>
    /// <param name="path">The folder; it is made when it is not there.</param>
    /// <param name="replace">Whether templates that are in it may be replaced; other files stay.</param>
    /// <exception cref="NoetherException">The folder is not empty, or cannot be written.</exception>
    public static void Prepare(string path, bool replace)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
            throw new NoetherException($"{path} is a file; name a folder for the templates.");
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !replace)
            {
                throw new NoetherException(
                    $"The folder {path} is not empty; choose another, or replace the templates in it "
                    + $"({SettingName.Mention("force")}).");
            }

            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The folder {path} cannot be written ({failure.Message.TrimEnd('.')}); choose another place.",
                failure);
        }
    }

    /// <summary>Writes templates into a folder that is there; older templates in it are replaced.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="set">The templates.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public static void Write(string path, TemplateSet set)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(set);
        var (settings, templates) = (set.Settings, set.Templates);
        var (points, size) = (2 * settings.PointsOfEach, settings.PictureSize);

        // An older record must not vouch for a mixture of old and new files, should the writing be interrupted.
        Remove(Path.Combine(path, RecordName));
        NpyFile.Write(
            Path.Combine(path, PointsName),
            [.. templates.SelectMany(template => template.Points.Coordinates).Select(value => (double)value)],
            templates.Count, points, 2);
        NpyFile.Write(
            Path.Combine(path, LabelsName),
            [.. templates.Select(template => (double)(int)template.Symmetry)],
            templates.Count);
        NpyFile.Write(
            Path.Combine(path, PicturesName),
            [.. templates.SelectMany(template => template.Picture)],
            templates.Count, size, size);
        var record = new TemplateRecord
        {
            FormatVersion = TemplateRecord.CurrentFormatVersion,
            Noether = typeof(TemplateFolder).Assembly.GetName().Version?.ToString(3) ?? "",
            Seed = set.Seed,
            Count = templates.Count,
            Settings = settings,
            Classes = SymmetryClasses.Symbols,
            Labels = [.. templates.Select(template => (int)template.Symmetry)],
        };
        WriteText(
            Path.Combine(path, RecordName),
            JsonSerializer.SerializeToUtf8Bytes(record, TemplateJsonContext.Default.TemplateRecord));
    }

    /// <summary>Reads templates.</summary>
    /// <param name="path">Their folder.</param>
    /// <exception cref="NoetherException">
    /// There are no templates, they are of another version, or a file is missing, damaged or does not fit the others.
    /// </exception>
    public static TemplateSet Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var record = ReadRecord(path);
        var (count, each, size) = (record.Count, record.Settings.PointsOfEach, record.Settings.PictureSize);
        var points = ReadArray(path, PointsName, count, 2 * each, 2);
        var labels = ReadArray(path, LabelsName, count);
        var pictures = ReadArray(path, PicturesName, count, size, size);
        var templates = new Template[count];
        for (var i = 0; i < count; i++)
        {
            if (labels[i] != record.Labels[i])
            {
                throw new NoetherException(
                    $"{Path.Combine(path, LabelsName)} and {RecordName} name different classes for template {i}; "
                    + "make the templates again.");
            }

            var onContour = new bool[2 * each];
            onContour.AsSpan(0, each).Fill(true);
            templates[i] = new(
                i,
                (SymmetryClass)record.Labels[i],
                new DecoyPoints(ToFloats(points.AsSpan(4 * each * i, 4 * each)), onContour),
                ToFloats(pictures.AsSpan(size * size * i, size * size)));
        }

        return new(record.Settings, record.Seed, templates);
    }

    private static TemplateRecord ReadRecord(string path)
    {
        var file = Path.Combine(path, RecordName);
        if (!File.Exists(file))
        {
            throw new NoetherException(
                $"There are no templates in {path} ({RecordName} is missing); make some first.");
        }

        TemplateRecord record;
        try
        {
            record = JsonSerializer.Deserialize(
                File.ReadAllBytes(file), TemplateJsonContext.Default.TemplateRecord)
                ?? throw new JsonException("the file says null");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"{file} cannot be read as a record of templates ({failure.Message.TrimEnd('.')}); make the templates "
                + "again.",
                failure);
        }

        if (record.FormatVersion != TemplateRecord.CurrentFormatVersion)
        {
            throw new NoetherException(
                $"{file} has format version {record.FormatVersion}, and this program reads version "
                + $"{TemplateRecord.CurrentFormatVersion}; make the templates again.");
        }

        record.Settings.Check();
        if (record.Count < 1 || record.Labels.Count != record.Count
            || record.Labels.Any(label => label is < 0 or >= SymmetryClasses.Count))
        {
            throw new NoetherException(
                $"{file} does not name one of the {SymmetryClasses.Count} classes for each of its {record.Count} "
                + "templates; make the templates again.");
        }

        return record;
    }

    private static double[] ReadArray(string path, string name, params long[] shape)
    {
        var file = Path.Combine(path, name);
        var array = NpyFile.ReadArray(file);
        if (!array.Shape.SequenceEqual(shape))
        {
            throw new NoetherException(
                $"{file} has the shape ({string.Join(", ", array.Shape)}), and {RecordName} says "
                + $"({string.Join(", ", shape)}); make the templates again.");
        }

        if (array.Values.AsSpan().ContainsAnyExceptInRange(-1, 1) && name != LabelsName)
            throw new NoetherException($"{file} holds values outside [-1, 1]; make the templates again.");
        return array.Values;
    }

    private static float[] ToFloats(ReadOnlySpan<double> values)
    {
        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++)
            floats[i] = (float)values[i];
        return floats;
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(file, failure);
        }
    }

    private static void WriteText(string path, byte[] text)
    {
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(text);
            file.Stream.WriteByte((byte)'\n');
        }
        catch (IOException failure)
        {
            throw AtomicFile.CannotWrite(path, failure);
        }

        file.Commit();
    }
}
