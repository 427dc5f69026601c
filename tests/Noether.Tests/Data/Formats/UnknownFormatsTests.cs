using System.IO.Compression;
using System.Text;
using Noether.Data;

namespace Noether.Tests.Data.Formats;

public sealed class UnknownFormatsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("xl/workbook.xml", "an .xlsx workbook", "save the sheet as .csv")]
    [InlineData("word/document.xml", "a .docx document", "copy the numbers")]
    [InlineData("content.xml", "an .ods or .odt document", "save the sheet as .csv")]
    [InlineData("archive/data.pkl", "a PyTorch file", "save the tensor as .npy")]
    [InlineData("data/a.csv", "a .zip archive", "unpack it and name a file of it")]
    public void Open_Zip_IsNamedByWhatIsInIt(string entry, string what, string remedy)
    {
        using (var archive = ZipFile.Open(folder.File("a.zip"), ZipArchiveMode.Create))
            archive.CreateEntry(entry);
        Refused("a.zip", $"is {what}, which cannot be read; {remedy}");
    }

    [Theory]
    [InlineData("a.pkl", "80 04 95 00 00 00", "a pickle of Python")]
    [InlineData("a.xls", "d0 cf 11 e0 a1 b1", "an old Office document")]
    [InlineData("a.sqlite", "53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00", "a SQLite database")]
    [InlineData("a.feather", "41 52 52 4f 57 31 00 00", "an Arrow or Feather file")]
    [InlineData("a.rds", "58 0a 00 00 00 03", "an .rds file of R")]
    [InlineData("a.nc", "43 44 46 01 00 00", "a NetCDF 3 file")]
    [InlineData("a.xz", "fd 37 7a 58 5a 00", "an .xz archive")]
    [InlineData("a.mp3", "49 44 33 03 00", "an .mp3 sound")]
    [InlineData("a.tif", "49 49 2a 00 08 00", "a .tif file")]
    [InlineData("a.bin", "01 02 03 04", "a file of bare bytes")]
    [InlineData("a.pdf", "25 50 44 46 2d 31 00 01", "a .pdf file")]
    public void Open_Binary_IsNamed(string name, string hex, string what)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        folder.Write(name, bytes);
        Refused(name, $"is {what}");
        // As the program saw them packed: R packs its files by itself.
        using (var packed = new GZipStream(File.Create(folder.File("packed")), CompressionLevel.Fastest))
            packed.Write(bytes);
        if (name != "a.bin")
            Refused("packed", $"is {what}");
    }

    [Theory]
    [InlineData("{\"a\": [1, 2]}", "a JSON file")]
    [InlineData("[[1, 2], [3, 4]]", "a JSON file")]
    [InlineData("<!DOCTYPE html><html></html>", "a web page")]
    [InlineData("<?xml version=\"1.0\"?>", "an XML file")]
    [InlineData("SIMPLE  =                    T", "a FITS file")]
    [InlineData("%PDF-1.4 text", "a .pdf file")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "the pointer that Git LFS leaves")]
    public void Open_TextThatIsNoTable_IsNamed(string text, string what)
    {
        folder.Write("a.txt", Encoding.UTF8.GetBytes(text));
        Refused("a.txt", $"is {what}");
    }

    [Theory]
    [InlineData("BMI,age\n1,2\n3,4\n")]
    [InlineData("PK,age\n1,2\n3,4\n")]
    [InlineData("ID3,age\n1,2\n3,4\n")]
    public void Open_TableThatBeginsLikeAnotherFormat_IsRead(string text)
    {
        folder.WriteText("a.csv", text);
        using var samples = SampleFile.Open(folder.File("a.csv"));
        Assert.Equal((2, 2), (samples.Count, samples.Dimension));
    }

    private void Refused(string name, string sentence)
    {
        var refusal = Assert.Throws<NoetherException>(() => SampleFile.Open(folder.File(name)));
        Assert.Contains(sentence, refusal.Message);
        Assert.Equal(("input.format", folder.File(name)), (refusal.Code, refusal.File));
    }
}
