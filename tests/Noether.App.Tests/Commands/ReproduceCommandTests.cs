using Noether.App.Tests.Support;

namespace Noether.App.Tests.Commands;

public class ReproduceCommandTests
{
    [Theory]
    [InlineData("reproduce")]
    [InlineData("reproduce lens-table")]
    [InlineData("reproduce lens-table --quick --seeds 3 --out somewhere")]
    public void Reproduce_OfTheProduct_SaysWhereTheStudiesAre(string line) =>
        CliRunner.Run(line.Split(' ')).IsUserError("checkout", "./noether reproduce");
}
