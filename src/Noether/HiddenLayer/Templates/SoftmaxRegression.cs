using Noether.Optimization;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Multinomial logistic regression on standardised features and their squares, with an L2 penalty, trained with Adam on
/// all rows at once: p(class | x) = softmax(W z + b), z = (s, s^2 - 1), s = (x - mean) / deviation within +-4.
/// </summary>
internal sealed class SoftmaxRegression
{
    private const double LargestScore = 4;
    private const int Steps = 400;
    private const double Rate = 0.03;
    private const double Penalty = 0.02;

    private readonly double[] means;
    private readonly double[] deviations;
    private readonly int classes;
    private readonly double[] weights;

    private SoftmaxRegression(double[] means, double[] deviations, int classes)
    {
        (this.means, this.deviations, this.classes) = (means, deviations, classes);
        weights = new double[classes * ((2 * means.Length) + 1)];
    }

    private int Inputs => (2 * means.Length) + 1;

    /// <summary>Trains a classifier.</summary>
    /// <param name="rows">Features, one array a row, all of one length.</param>
    /// <param name="labels">Class of each row, 0 to classes - 1.</param>
    /// <param name="classes">Number of classes.</param>
    public static SoftmaxRegression Train(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes)
    {
        var features = rows[0].Length;
        var means = new double[features];
        var deviations = new double[features];
        for (var j = 0; j < features; j++)
        {
            var column = rows.Select(row => row[j]).ToArray();
            means[j] = column.Average();
            deviations[j] = Math.Sqrt(column.Average(value => (value - means[j]) * (value - means[j]))) + 1e-9;
        }

        var model = new SoftmaxRegression(means, deviations, classes);
        model.Fit([.. rows.Select(model.Expand)], labels);
        return model;
    }

    /// <summary>The likeliest class of a row.</summary>
    public int Classify(double[] row)
    {
        var scores = new double[classes];
        Scores(Expand(row), scores);
        return Array.IndexOf(scores, scores.Max());
    }

    /// <summary>The probability of each class for a row; they sum to one.</summary>
    public double[] Probabilities(double[] row)
    {
        var scores = new double[classes];
        Scores(Expand(row), scores);
        Normalise(scores);
        return scores;
    }

    private static void Normalise(double[] scores)
    {
        var top = scores.Max();
        var total = 0.0;
        for (var k = 0; k < scores.Length; k++)
            total += scores[k] = Math.Exp(scores[k] - top);
        for (var k = 0; k < scores.Length; k++)
            scores[k] /= total;
    }

    private void Fit(double[][] inputs, IReadOnlyList<int> labels)
    {
        var adam = new Adam<double>(weights.Length);
        var gradient = new double[weights.Length];
        var scores = new double[classes];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            for (var i = 0; i < inputs.Length; i++)
            {
                Scores(inputs[i], scores);
                Normalise(scores);
                for (var k = 0; k < classes; k++)
                {
                    var error = (scores[k] - (labels[i] == k ? 1 : 0)) / inputs.Length;
                    for (var j = 0; j < Inputs; j++)
                        gradient[(k * Inputs) + j] += error * inputs[i][j];
                }
            }

            for (var i = 0; i < gradient.Length; i++)
                gradient[i] += weights[i] * Penalty;
            adam.Step(weights, gradient, Rate);
        }
    }

    private void Scores(double[] input, double[] scores)
    {
        for (var k = 0; k < classes; k++)
        {
            scores[k] = 0;
            for (var j = 0; j < Inputs; j++)
                scores[k] += weights[(k * Inputs) + j] * input[j];
        }
    }

    private double[] Expand(double[] row)
    {
        var input = new double[Inputs];
        for (var j = 0; j < row.Length; j++)
        {
            var score = Math.Clamp((row[j] - means[j]) / deviations[j], -LargestScore, LargestScore);
            input[j] = score;
            input[row.Length + j] = (score * score) - 1;
        }

        input[^1] = 1;
        return input;
    }
}
