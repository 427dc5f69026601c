using Noether.HiddenLayer.Templates;
using Noether.Reports.Ensembles;
using Noether.Reports.Tests.Support;

namespace Noether.Reports.Tests.Ensembles;

public class TemplateSheetsTests
{
    [Fact]
    public void Write_SevenTemplates_MakesASheetOfEachClassAndOneOfAll()
    {
        using var folder = new TemporaryFolder();
        var set = TemplateSet.Generate(new TemplateSettings { PointsOfEach = 10, PictureSize = 16 }, 7, seed: 1);
        var names = TemplateSheets.Write(folder.Path, set);
        Assert.Equal(
            [
                "sheet-none.png", "sheet-rotation.png", "sheet-translation.png", "sheet-discrete-translation.png",
                "sheet-reflection.png", "sheet-all.png",
            ],
            names);
        Assert.All(names, name => Assert.True(new FileInfo(folder.File(name)).Length > 1000, name));
    }
}
