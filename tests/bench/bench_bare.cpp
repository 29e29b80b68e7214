// What `./dev bench start` compares with: a QMainWindow with nothing in it, of the size of ours.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1200, 780);
    window.show();
    return QApplication::exec();
}
