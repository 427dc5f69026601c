namespace Noether.Data.Formats;

/// <summary>Names files that cannot be read, by what is in them, and says how to make one of them that can.</summary>
internal static class UnknownFormats
{
    private const string Readable =
        ".npy, .npz, a text table (.csv, .tsv, .txt, .arff), HDF5, Parquet, MATLAB .mat, MNIST idx, .gz of these, "
        + ".wav or a picture";

    private const string Pack = "unpack it and name a file of it";
    private const string Sound = "convert it to .wav";
    private const string Image = "save the picture as .png";
    private const string Sheet = "save the sheet as .csv";

    private static readonly (int Place, byte[] Magic, string What, string Remedy)[] Binary =
    [
        (0, [0xd0, 0xcf, 0x11, 0xe0], "an old Office document, such as .xls or .doc", Sheet),
        (0, "%PDF"u8.ToArray(), "a .pdf document", "copy the numbers into a .csv file"),
        (0, "SQLite format 3\0"u8.ToArray(), "a SQLite database", "export the table as .csv"),
        (0, "ARROW1"u8.ToArray(), "an Arrow or Feather file",
            "save it as Parquet: pandas.read_feather(name).to_parquet(\"x.parquet\")"),
        (0, "FEA1"u8.ToArray(), "a Feather file",
            "save it as Parquet: pandas.read_feather(name).to_parquet(\"x.parquet\")"),
        (0, "X\n\0\0\0"u8.ToArray(), "an .rds file of R", "write it with write.csv(x, \"x.csv\", row.names = FALSE)"),
        (0, "RDX"u8.ToArray(), "an .rda file of R", "write it with write.csv(x, \"x.csv\", row.names = FALSE)"),
        (0, "ORC"u8.ToArray(), "an ORC file", "save it as Parquet"),
        (0, "Obj\x01"u8.ToArray(), "an Avro file", "save it as Parquet"),
        (0, "CDF\x01"u8.ToArray(), "a NetCDF 3 file", "convert it to NetCDF 4 (which is HDF5): nccopy -k nc4 a.nc b.nc"),
        (0, "CDF\x02"u8.ToArray(), "a NetCDF 3 file", "convert it to NetCDF 4 (which is HDF5): nccopy -k nc4 a.nc b.nc"),
        (0, "$FL2"u8.ToArray(), "an SPSS file", "save it as .csv"),
        (0, "<stata_dta>"u8.ToArray(), "a Stata file", "save it as .csv: export delimited"),
        (0, [0x37, 0x7a, 0xbc, 0xaf], "a .7z archive", Pack),
        (0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], "an .xz archive", Pack),
        (0, [0x28, 0xb5, 0x2f, 0xfd], "a Zstandard archive", Pack),
        (0, "BZh"u8.ToArray(), "a .bz2 archive", Pack),
        (0, "Rar!"u8.ToArray(), "a .rar archive", Pack),
        (257, "ustar"u8.ToArray(), "a .tar archive", Pack),
        (128, "DICM"u8.ToArray(), "a DICOM file", "save its pixels as .npy: numpy.save(\"x.npy\", pydicom.dcmread(name).pixel_array)"),
        (0, "ID3"u8.ToArray(), "an .mp3 sound", Sound),
        (0, "fLaC"u8.ToArray(), "a .flac sound", Sound),
        (0, "OggS"u8.ToArray(), "an .ogg sound", Sound),
        (0, "FORM"u8.ToArray(), "an .aiff sound", Sound),
        (0, "II*\0"u8.ToArray(), "a .tif picture", Image),
        (0, "MM\0*"u8.ToArray(), "a .tif picture", Image),
        (4, "ftyp"u8.ToArray(), "a film or a .heic or .avif picture", Image),
        (0, "RIFF"u8.ToArray(), "a RIFF file that is no .wav sound", "convert a film or a sound to .wav"),
        (0, "GGUF"u8.ToArray(), "a .gguf model", "save its numbers as .npy"),
        (0, [0x7f, (byte)'E', (byte)'L', (byte)'F'], "a program", "name a file of numbers"),
    ];

    private static readonly (string Begin, string What, string Remedy)[] Texts =
    [
        ("SIMPLE  =", "a FITS file", "save its data as .npy: numpy.save(\"x.npy\", astropy.io.fits.getdata(name))"),
        ("%PDF", "a .pdf document", "copy the numbers into a .csv file"),
        ("<!doctype html", "a web page", "download the data itself"),
        ("<html", "a web page", "download the data itself"),
        ("<?xml", "an XML file", "save its numbers as .csv"),
        ("<svg", "an .svg drawing", "save the picture as .png"),
        ("{\\rtf", "an .rtf document", "copy the numbers into a .csv file"),
        ("{", "a JSON file", Json),
        ("[", "a JSON file", Json),
        ("version https://git-lfs", "the pointer that Git LFS leaves for a large file", "fetch the file: git lfs pull"),
    ];

    // What only the name tells.
    private static readonly Dictionary<string, (string What, string Remedy)> Endings = new()
    {
        [".edf"] = ("an .edf recording",
            "write it as .csv: mne.io.read_raw_edf(name).to_data_frame().to_csv(\"x.csv\", index=False)"),
        [".mat"] = ("a .mat file of an old version", "save it with save(\"x.mat\", \"-v7\")"),
        [".dta"] = ("a Stata file", "save it as .csv: export delimited"),
        [".tfrecord"] = ("a TFRecord file", "save its arrays as .npy"),
        [".safetensors"] = ("a file of weights", "save the array as .npy"),
        [".bin"] = ("a file of bare bytes",
            "say what they are: numpy.save(\"x.npy\", numpy.fromfile(name, dtype=\"float32\").reshape(-1, columns))"),
        [".raw"] = ("a file of bare bytes",
            "say what they are: numpy.save(\"x.npy\", numpy.fromfile(name, dtype=\"float32\").reshape(-1, columns))"),
    };

    private const string Json =
        "write it as a table: pandas.read_json(name).to_csv(\"x.csv\", index=False)";

    /// <summary>Whether the first bytes look like text: UTF-8 and kin, or UTF-16 with its mark.</summary>
    public static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || start.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return true;
        foreach (var value in start)
        {
            // Tab, line feed, form feed, return, escape and Ctrl-Z (the end of old texts) occur in texts.
            if (value is < 9 or 11 or (> 13 and < 26))
                return false;
        }
        return true;
    }

    /// <summary>Whether a file is text of a kind that is no table.</summary>
    public static bool Known(byte[] start, string ending) =>
        ending is ".png" or ".wav" or ".idx" or ".edf" or ".h5" or ".hdf5" or ".parquet" or ".mat"
        || FindText(start) is not null;

    /// <summary>The sentence for a file that no format recognises.</summary>
    public static NoetherException Refuse(byte[] start, string name, string ending)
    {
        var found = IsText(start) ? FindText(start) : FindBinary(start);
        if (found is null && Endings.TryGetValue(ending, out var byEnding))
            found = byEnding;
        return Refuse(name, found);
    }

    /// <summary>The sentence for a zip archive without arrays.</summary>
    /// <param name="entries">Names of the files in it.</param>
    /// <param name="name">What to call the archive.</param>
    public static NoetherException RefuseZip(IReadOnlyList<string> entries, string name)
    {
        (string What, string Remedy)? found =
            Has(entry => entry.StartsWith("xl/", StringComparison.Ordinal)) ? ("an .xlsx workbook", Sheet)
            : Has(entry => entry.StartsWith("word/", StringComparison.Ordinal))
                ? ("a .docx document", "copy the numbers into a .csv file")
            : Has(entry => entry.StartsWith("ppt/", StringComparison.Ordinal))
                ? ("a .pptx document", "copy the numbers into a .csv file")
            : Has(entry => entry.EndsWith("data.pkl", StringComparison.Ordinal))
                ? ("a PyTorch file", "save the tensor as .npy: numpy.save(\"x.npy\", torch.load(name).numpy())")
            : Has(entry => entry is "content.xml") ? ("an .ods or .odt document", Sheet)
            : Has(entry => entry.EndsWith(".csv", StringComparison.Ordinal)
                || entry.EndsWith(".png", StringComparison.Ordinal))
                ? ("a .zip archive", Pack)
            : null;
        return found is { } known
            ? Refuse(name, known)
            : new NoetherException(
                $"{name} is a .zip archive that holds no .npy arrays; unpack it, or write it with numpy.savez.")
            {
                Code = "input.format",
                File = name,
            };

        bool Has(Func<string, bool> condition) => entries.Any(condition);
    }

    private static NoetherException Refuse(string name, (string What, string Remedy)? found) => new(found is { } known
        ? $"{name} is {known.What}, which cannot be read; {known.Remedy}."
        : $"{name} is in no format that can be read; give {Readable}.")
    {
        Code = "input.format",
        File = name,
    };

    private static (string What, string Remedy)? FindBinary(byte[] start)
    {
        // Python's pickles begin with the protocol, 2 to 5, and end far away.
        if (start.Length > 2 && start[0] == 0x80 && start[1] is >= 2 and <= 5)
        {
            return ("a pickle of Python (.pkl, .joblib or an old .pt)",
                "save the array in it as .npy: numpy.save(\"x.npy\", array)");
        }
        foreach (var (place, magic, what, remedy) in Binary)
        {
            if (start.Length >= place + magic.Length && start.AsSpan(place).StartsWith(magic))
                return (what, remedy);
        }
        return null;
    }

    private static (string What, string Remedy)? FindText(byte[] start)
    {
        const int looked = 64;
        var text = System.Text.Encoding.Latin1.GetString(start.AsSpan(0, Math.Min(start.Length, looked)));
        text = text.TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        foreach (var (begin, what, remedy) in Texts)
        {
            if (text.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
                return (what, remedy);
        }
        return null;
    }
}
