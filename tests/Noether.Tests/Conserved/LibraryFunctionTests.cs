using Noether.Conserved.Library;
using Noether.Data.Paths;

namespace Noether.Tests.Conserved;

public sealed class LibraryFunctionTests
{
    private const double Difference = 1e-6;
    private const double Tolerance = 1e-8; // central differences of step 1e-6 err by about 1e-10

    public static TheoryData<string> Kinds => new(Enum.GetNames<AtomKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradient_OfEveryKind_IsThatOfCentralDifferences(string kind)
    {
        var atom = Enum.Parse<AtomKind>(kind);
        int[] members = atom switch { AtomKind.One => [], AtomKind.Norm or AtomKind.InverseNorm => [0, 2], _ => [0] };
        var function = new LibraryFunction([1, 2, 0], atom, members);
        double[] x = [0.7, -1.3, 0.4], gradient = new double[3];

        function.Gradient(x, gradient);

        for (var i = 0; i < 3; i++)
        {
            double Moved(double by)
            {
                var moved = (double[])x.Clone();
                moved[i] += by;
                return function.Value(moved);
            }

            Assert.Equal((Moved(Difference) - Moved(-Difference)) / (2 * Difference), gradient[i], Tolerance);
        }
    }

    [Fact]
    public void Name_OfEveryKind_ReadsAsAFormula()
    {
        string[] names = ["x", "y"];
        Assert.Equal("x^2 y", LibraryFunction.Monomial([2, 1]).Name(names));
        Assert.Equal("cos x", new LibraryFunction([0, 0], AtomKind.Cosine, [0]).Name(names));
        Assert.Equal("1 / r", new LibraryFunction([0, 0], AtomKind.InverseNorm, [0, 1]).Name(names));
        Assert.Equal("y / r", new LibraryFunction([0, 1], AtomKind.InverseNorm, [0, 1]).Name(names));
    }

    [Theory]
    [InlineData("q,p", "q", "p")]
    [InlineData("x,v", "x", "v")]
    [InlineData("theta1,omega1", "theta1", "omega1")]
    [InlineData("qx1,px1", "qx1", "px1")]
    public void Roles_OfNames_PairPlacesWithMomenta(string names, string place, string momentum)
    {
        var split = names.Split(',');
        var roles = CoordinateRoles.Of(new PathSet([[1, -2, 3, 4]], split, 1, "test"));
        Assert.Equal((Array.IndexOf(split, place), Array.IndexOf(split, momentum)), Assert.Single(roles.Pairs));
    }

    [Fact]
    public void Library_OfPositiveValuesWithoutMomenta_HasLogarithmsAndNoAngles()
    {
        var library = FunctionLibrary.Build(new PathSet([[1, 2, 3, 4]], ["a", "b"], 1, "test"), null, null, 100);
        Assert.Contains(library.Functions, function => function.Kind == AtomKind.Logarithm);
        Assert.DoesNotContain(library.Functions, function => function.Kind == AtomKind.Cosine);
        Assert.Contains("all values are positive", library.Note);
    }

    [Fact]
    public void Library_TooLargeForTheData_ShrinksAndSaysSo()
    {
        var paths = new PathSet([[1, -2, 3, 4]], ["a", "b"], 1, "test");
        var library = FunctionLibrary.Build(paths, "monomials", 6, most: 10);
        Assert.Equal(9, library.Functions.Count);
        Assert.Contains("degree 6 would be more functions", library.Note);
        Assert.Throws<NoetherException>(() => FunctionLibrary.Build(paths, "monomials", 6, most: 1));
    }
}
